"""A notebook for R.

Expected: no grade, "written for 'r'; this course is in Python".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    kernel = {"name": "ir", "display_name": "R", "language": "R"}
    save(path, node, metadata={"kernelspec": kernel, "language_info": {"name": "R"}})
