"""A named pipe, which would wait for ever for someone to write.

Expected: no grade, "not a file but a folder or a device".
"""

import os
from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    os.mkfifo(path)
