"""The saved state of widgets that are nowhere.

Expected: full marks.
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "gone", "version_major": 2, "version_minor": 0}}
    cell(node, "relu").outputs = [{"output_type": "display_data", "data": view, "metadata": {}}]
    state = {"application/vnd.jupyter.widget-state+json": {"state": {"gone": {"model_name": 3}}, "version_major": "x"}}
    node.metadata["widgets"] = state
    save(path, node)
