"""Notebook format 2, of 2011: cells without metadata, so that no mark is left.

Expected: full marks.
Note: "lost their nbgrader mark"
Note: "look for them in other cells: vanishing_gradient"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    cells = [
        {"cell_type": "code", "language": "python", "input": c.source, "outputs": [], "collapsed": False}
        if c.cell_type == "code"
        else {"cell_type": "markdown", "source": c.source}
        for c in node.cells
    ]
    save(path, {}, nbformat=2, metadata={"name": "activations"}, worksheets=[{"cells": cells, "metadata": {}}])
