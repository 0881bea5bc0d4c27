"""Saved again by an editor on Windows, as "Unicode".

Expected: full marks.
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, json.dumps(node, ensure_ascii=False).encode("utf-16"))
