"""A pipe, a link, an unreadable file and folders with the graded notebook's names beside the notebook.

Expected: full marks.
"""

import os
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save, write


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node)
    os.mkfifo(path.with_name("pipe"))
    path.with_name("link").symlink_to("/etc/passwd")
    write(path.with_name("secret"), b"")
    path.with_name("secret").chmod(0)
    for name in ("activations.part", "activations.ipynb.d", "data"):
        path.with_name(name).mkdir()
        write(path.with_name(name) / "notes.txt", b"notes")
