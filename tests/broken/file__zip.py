"""The notebook in an archive, under the notebook's name.

Expected: no grade, "an archive (ZIP)".
"""

import json
import zipfile
from pathlib import Path

from nbformat import NotebookNode


def spoil(path: Path, node: NotebookNode) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("activations.ipynb", json.dumps(node))
