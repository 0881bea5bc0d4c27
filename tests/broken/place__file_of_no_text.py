"""A file unpacked from an old archive, with a name that is no text in UTF-8.

Expected: full marks.
Note: "the only notebook was taken"
Alone: no grade, "there is no activations.ipynb".
"""

import os
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    save(path.with_name(os.fsdecode(b"activations \xe9.ipynb")), node)
