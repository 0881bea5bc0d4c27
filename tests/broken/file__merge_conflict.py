"""Two versions, merged by git without being asked.

Expected: no grade, "git's conflict markers".
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    lines = json.dumps(node, indent=1).split("\n")
    lines[40:41] = ["<<<<<<< HEAD", lines[40], "=======", lines[40], ">>>>>>> origin/main"]
    write(path, "\n".join(lines).encode())
