"""An execution count of 5000 digits, more than Python reads.

Expected: full marks.
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, json.dumps(node).replace('"execution_count": null', f'"execution_count": {"9" * 5000}').encode())
