"""Silence while TensorFlow starts: it tells what a machine lacks, whatever its log level, and readers take that for errors.

from course.quiet import in_silence

with in_silence():
    import keras
"""

import contextlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def in_silence() -> Iterator[None]:
    """Without what compiled code writes to standard error; Python's own errors are raised and shown as ever."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
