"""Compressed on the way.

Expected: no grade, "an archive (gzip)".
"""

import gzip
import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, gzip.compress(json.dumps(node).encode()))
