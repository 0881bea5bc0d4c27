"""The last bracket is missing.

Expected: no grade, "damaged or cut short".
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, json.dumps(node).encode()[:-1])
