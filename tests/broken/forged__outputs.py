"""Stored outputs that say all is right, under every cell, some as a page with a script.

Expected: softmax failed; the others keep their marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import WRONG, cell, code, save


def spoil(path: Path, node: NotebookNode) -> None:
    page = {"text/plain": "softmax: right, 3 of 3 points", "text/html": "<script>alert('FORGED')</script>"}
    node.cells.append(code(""))
    for c in node.cells:
        if c.cell_type == "code":
            c.outputs = [{"output_type": "execute_result", "execution_count": 1, "data": page, "metadata": {}}]
    cell(node, "softmax").source = WRONG
    save(path, node)
