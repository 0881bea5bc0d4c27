"""The cells without the notebook around them.

Expected: no grade, "JSON, but not a notebook".
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, json.dumps(node.cells).encode())
