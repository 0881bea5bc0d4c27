"""Brackets within brackets, a hundred thousand of them.

Expected: no grade, "nested too deeply".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, b'{"nbformat": 4, "metadata": ' + b"[" * 100_000)
