"""Whole, and then zero bytes up to the end of the disk's block.

Expected: full marks.
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, json.dumps(node).encode() + bytes(512))
