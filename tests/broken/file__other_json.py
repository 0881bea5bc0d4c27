"""JSON, and something else: the marks of another course.

Expected: no grade, "JSON, but not a notebook".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, b'{"scores": [{"softmax": 3}], "cells": []}')
