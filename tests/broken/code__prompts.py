"""An answer copied from a terminal, with its prompts.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    lines = cell(node, "softmax").source.split("\n")
    cell(node, "softmax").source = "\n".join([">>> " + lines[0], *("... " + line for line in lines[1:])])
    save(path, node)
