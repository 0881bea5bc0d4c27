"""The answer was written above the stub, in the same cell, and the stub was left.

Expected: full marks.
Note: "a stub left below the answer; the answer counts: softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save, stub


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source += "\n\n\n" + stub("softmax")
    save(path, node)
