"""A folder unpacked from an old archive: its name is no text in UTF-8, and no database takes it.

Expected: no grade, "not text in UTF-8: rename the folder".
"""

import os
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save

STUDENT = os.fsdecode(b"zo\xeb")


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node)
