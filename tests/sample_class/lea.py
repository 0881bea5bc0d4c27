"""A broken file: cut short on the way."""
