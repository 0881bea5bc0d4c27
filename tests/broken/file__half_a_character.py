"""Half of an emoji in a comment, which no encoding can hold.

Expected: full marks.
Note: "half a character"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source += "\n# done \ud83d"
    save(path, node)
