"""A Python of the student's own, under a name that exists nowhere else.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    kernel = {"name": "conda-env-dl-py", "display_name": "Python [conda env:dl] *", "language": "Python 3"}
    save(path, node, metadata={"kernelspec": kernel})
