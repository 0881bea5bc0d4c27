"""Not started: handed in as it was released."""
