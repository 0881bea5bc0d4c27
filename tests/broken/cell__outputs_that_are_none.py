"""Stored outputs of every wrong type.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for number, c in enumerate(c for c in node.cells if c.cell_type == "code"):
        c.outputs = [None, 3, "out", [3], [{"output_type": "mystery"}], {"a": 1}][number % 6]
        c.execution_count = "many"
    save(path, node)
