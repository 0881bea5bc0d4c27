"""Pictures pasted into the written answer, some of which are none.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    pictures = {"image.png": {"image/png": "iVBORw0KGgo="}, "odd": 3, "empty": {}, "no text": {"image/png": [1]}}
    cell(node, "vanishing_gradient").source += "\n![my sketch](attachment:image.png)"
    cell(node, "vanishing_gradient")["attachments"] = pictures
    save(path, node)
