"""Metadata of the wrong types.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node, metadata={"kernelspec": [1], "language_info": {"name": 3}, "authors": {"a": None}})
