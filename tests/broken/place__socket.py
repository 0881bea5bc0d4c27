"""A socket.

Expected: no grade, "not a file but a folder or a device".
"""

import os
import socket
from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(f"/proc/self/fd/{folder}/{path.name}")  # a socket's path may have 108 characters
    os.close(folder)
