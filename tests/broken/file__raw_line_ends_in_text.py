"""Tabs and line ends inside JSON's text, as editing by hand leaves them.

Expected: full marks.
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, json.dumps(node).replace("\\n", "\n").encode())
