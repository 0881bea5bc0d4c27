"""The right name, and an older copy beside it.

Expected: full marks.
Note: "which were not graded: 'activations-Copy1.ipynb'"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node)
    cell(node, "softmax").source = "pass"
    save(path.with_name("activations-Copy1.ipynb"), node)
