"""What graders and students read: text, JSON and HTML, all from the same Report."""
