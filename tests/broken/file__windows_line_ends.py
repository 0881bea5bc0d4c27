"""Lines that end in CR LF, in the file and in every cell: no cell was edited by it.

Expected: full marks.
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    for c in node.cells:
        c.source = c.source.replace("\n", "\r\n")
    write(path, json.dumps(node, indent=1).replace("\n", "\r\n").encode())
