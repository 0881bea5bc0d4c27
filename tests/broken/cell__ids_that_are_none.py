"""Cell ids that are no ids: numbers, lists, markup, too long.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import save


def spoil(path: Path, node: NotebookNode) -> None:
    for number, c in enumerate(node.cells):
        c.id = [number, [number], "<b>", "x" * 500, None, ""][number % 6]
    save(path, node)
