"""Magics and shell commands everywhere, one of them above the answer in its cell.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, code, save


def spoil(path: Path, node: NotebookNode) -> None:
    lines = [
        "%matplotlib inline",
        "%load_ext autoreload\n%autoreload 2",
        "!ls -la",
        "%%bash\necho hello",
        "%load relu.py",
    ]
    lines += [
        "%config InlineBackend.figure_format = 'retina'",
        "%pip install numpy",
        "%%html\n<b>hi</b>",
        "?print",
        "%nosuch",
    ]
    node.cells[1:1] = [code(line) for line in lines]
    cell(node, "softmax").source = "%%time\n" + cell(node, "softmax").source
    save(path, node)
