"""A timestamp.txt, which comes from the student, without a date in it.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save, write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path.with_name("timestamp.txt"), b"yesterday at noon\xff")
    save(path, node)
