"""`make bench`: how fast the grader is, against its peers and its own limit, in one run on one machine."""
