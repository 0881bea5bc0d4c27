"""All code in one cell at the top, and the cells for the answers empty.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, marked, save


def spoil(path: Path, node: NotebookNode) -> None:
    answers = [c for c in marked(node) if c.cell_type == "code" and c.metadata.nbgrader.solution]
    everything = "import numpy as np\n\n" + "\n\n".join(c.source for c in answers)
    for c in answers:
        c.source = ""
    node.cells.insert(0, code(everything))
    save(path, node)
