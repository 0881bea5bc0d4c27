"""NaN and Infinity, which JSON does not know, in a stored output.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    values = {"application/json": {"loss": float("nan"), "best": float("inf")}}
    cell(node, "relu").outputs = [{"output_type": "display_data", "data": values, "metadata": {}}]
    save(path, node)
