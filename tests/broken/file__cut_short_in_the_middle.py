"""The upload broke off half way.

Expected: no grade, "damaged or cut short".
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    text = json.dumps(node, indent=1)
    write(path, text[: len(text) // 2].encode())
