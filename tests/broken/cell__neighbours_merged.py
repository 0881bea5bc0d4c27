"""Two exercises, from the first answer to the second grading cell, merged into one cell.

Expected: full marks.
Note: "had been deleted, and were put back: check-sigmoid, check-relu"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, place, save


def spoil(path: Path, node: NotebookNode) -> None:
    first, last = place(node, "sigmoid"), place(node, "check-relu")
    parts = [c.source for c in node.cells[first : last + 1] if c.cell_type == "code"]
    cell(node, "sigmoid").source = "\n\n".join(parts)
    del node.cells[first + 1 : last + 1]
    save(path, node)
