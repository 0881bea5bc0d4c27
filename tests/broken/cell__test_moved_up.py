"""A grading cell dragged to the top of the notebook.

Expected: full marks.
Note: "answers below their test cell; what stands at the end of the notebook counts: softmax"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import place, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(0, node.cells.pop(place(node, "check-softmax")))
    save(path, node)
