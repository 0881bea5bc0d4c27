"""Broken submissions, one fault a file. `spoil(path, node)` hands in an honest notebook, `node`, as such a student would.

`path` is `submitted/<student>/activations/activations.ipynb`; its folder is there, and empty. The student is named after the
file, or as its STUDENT says. The docstring says the fault, and what must come of it:

    Expected: full marks.
    Expected: softmax failed, relu missing; the others keep their marks.
    Expected: everything missing.
    Expected: no grade, "words of the sentence that says why".
    Alone: …         the same as Expected, of `autograder grade <path>`, where it differs from grading the class
    Message: "…"     words of a message to the student about softmax
    Note: "…"        words of each note in the report; without it there is none
"""

import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.notebook import grade_id_of
from tests.conftest import ROOT

WRONG = "def softmax(z):\n    return np.exp(z) / np.sum(np.exp(z))"


def save(path: Path, node: NotebookNode, **changes: Any) -> None:
    """Write a notebook as it is, valid or not, with some of its keys changed."""
    write(path, json.dumps(node | changes).encode())


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def place(node: NotebookNode, name: str) -> int:
    """The index of the cell with a grade_id."""
    return next(i for i, c in enumerate(node.cells) if grade_id_of(c) == name)


def cell(node: NotebookNode, name: str) -> NotebookNode:
    return node.cells[place(node, name)]


def marked(node: NotebookNode) -> list[NotebookNode]:
    """The cells that nbgrader knows."""
    return [c for c in node.cells if grade_id_of(c)]


def code(source: str) -> NotebookNode:
    return nbformat.v4.new_code_cell(source)


def retyped(old: NotebookNode, kind: str) -> NotebookNode:
    """The cell after the student has turned it into another type."""
    make = {
        "code": nbformat.v4.new_code_cell,
        "markdown": nbformat.v4.new_markdown_cell,
        "raw": nbformat.v4.new_raw_cell,
    }
    return make[kind](old.source, id=old.id, metadata=old.metadata)


def stub(name: str) -> str:
    """An exercise's cell as it was released."""
    released = nbformat.read(ROOT / "release/activations/activations.ipynb", as_version=4)
    return cell(released, name).source
