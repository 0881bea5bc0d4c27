"""Saved again by an editor that puts a byte-order mark first.

Expected: full marks.
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, json.dumps(node).encode("utf-8-sig"))
