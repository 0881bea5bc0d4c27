"""Zero bytes, as many as the file had: what a crash leaves on some disks.

Expected: no grade, "holds only zero bytes".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, bytes(4096))
