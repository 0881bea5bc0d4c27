"""Long proofs of the grader: the wire fuzzed, runs cut off, disks filled, a thousand submissions. `python -m tests.soak`."""
