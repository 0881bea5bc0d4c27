"""Metadata that no notebook may have, and some a thousand levels deep.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    deep = {}
    for _ in range(400):
        deep = {"deeper": deep}
    for c in node.cells:
        c.metadata |= {"tags": 3, "name": "", "collapsed": "perhaps", "deep": deep, "half": "\ud800"}
    save(path, node)
