"""A Python that is too old for the course, by another name for its language.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node, metadata={"language_info": {"name": "ipython", "version": "2.7.18"}})
