"""`await` at the top level, and asynchronous functions, as notebooks allow.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, code, save


def spoil(path: Path, node: NotebookNode) -> None:
    node.cells.insert(1, code("import asyncio\nawait asyncio.sleep(0)"))
    cell(node, "softmax").source += "\n\nawait asyncio.sleep(0)"
    save(path, node)
