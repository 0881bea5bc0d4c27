"""A notebook for Julia, which says so in its kernel alone.

Expected: no grade, "written for 'julia'; this course is in Python".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path, node, metadata={"kernelspec": {"name": "julia-1.11", "display_name": "Julia", "language": "julia"}})
