"""The lessons, 00 to 18, and what draws in them."""
