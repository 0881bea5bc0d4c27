"""Saved again in Latin-1, with a letter that is another one in UTF-8.

Expected: full marks.
Note: "not in UTF-8"
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, write


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "relu").source += "\n# très bien"
    write(path, json.dumps(node, ensure_ascii=False).encode("latin-1", "replace"))
