"""The stubs as they were, and every answer in a new cell at the end.

Expected: full marks.
Note: "answers below their test cell; what stands at the end of the notebook counts: sigmoid, relu"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, code, save, stub


def spoil(path: Path, node: NotebookNode) -> None:
    for name in ("sigmoid", "relu", "softmax"):
        node.cells.append(code(cell(node, name).source))
        cell(node, name).source = stub(name)
    save(path, node)
