"""Every mark renamed by a script: nothing is called what nbgrader calls it. The cells' own ids are left.

Expected: full marks.
Note: "lost their nbgrader mark, and were known by their id or content"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import marked, save


def spoil(path: Path, node: NotebookNode) -> None:
    for number, c in enumerate(marked(node)):
        c.metadata.nbgrader.grade_id = f"cell-{number:08x}"
    save(path, node)
