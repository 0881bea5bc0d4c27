"""The right work in a file of another kind.

Expected: no grade, "there is no activations.ipynb; there is 'activations.py'".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path.with_suffix(".py"), b"def relu(z): ...")
