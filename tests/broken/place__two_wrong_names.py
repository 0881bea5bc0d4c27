"""Two notebooks, and neither has the right name: nobody should guess.

Expected: no grade, "but 'final.ipynb', 'final2.ipynb': which one is it?".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path.with_name("final.ipynb"), node)
    save(path.with_name("final2.ipynb"), node)
