"""A cell in the browser's language.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import code, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(1, code("%%javascript\nIPython.notebook.kernel.execute('softmax = 1')"))
    save(path, node)
