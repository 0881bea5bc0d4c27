"""Every byte there is: no text in any encoding.

Expected: no grade, "not text in UTF-8".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, bytes(range(255, -1, -1)))
