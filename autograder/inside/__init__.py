"""What runs in the same process as a student's code: in the sandbox, and (for `check`) in the student's own kernel.

This folder is mounted into the sandbox as it is, so nothing here imports the rest of the package,
and nothing here knows an expected value.
"""
