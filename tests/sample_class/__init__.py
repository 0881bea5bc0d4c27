"""Twelve students and their answers to the first assignment: right, wrong, hostile and broken."""
