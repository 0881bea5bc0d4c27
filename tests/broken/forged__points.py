"""A hundred points for everything, typed into the file.

Expected: softmax failed; the others keep their marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import WRONG, cell, marked, save


def spoil(path: Path, node: NotebookNode) -> None:
    for c in marked(node):
        c.metadata.nbgrader |= {"points": 100, "score": 100, "max_score": 100}
    cell(node, "softmax").source = WRONG
    save(path, node)
