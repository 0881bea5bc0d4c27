"""What this project says of nbgrader as it comes, side by side: the same answers to `softmax`, graded by both.

nbgrader's own way is a released cell of assertions, executed in the kernel that runs the student's code.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

ROOT = Path(__file__).resolve().parents[1]
POINTS = 3.0
RIGHT = """
def softmax(Z):
    small = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return small / small.sum(axis=-1, keepdims=True)
"""
WRONG = """
def softmax(Z):
    small = np.exp(Z - Z.max())
    return small / small.sum()
"""
FORGED = """
np.allclose = lambda *args, **kwargs: True

def softmax(Z):
    return Z
"""
ANSWERS = {"right": RIGHT, "wrong": WRONG, "forged": FORGED}
ASSERTIONS = """
probabilities = softmax(np.array([[0.0, 0.0], [1.0, 3.0]]))
assert np.allclose(probabilities.sum(axis=1), 1)
assert np.allclose(probabilities[1], [0.11920292, 0.88079708])
"""


@dataclass(frozen=True)
class Told:
    """What a grader made of one answer: points, and all that the student reads of it."""

    points: float
    words: str


def command(*words: str, course: Path) -> str:
    done = subprocess.run([sys.executable, "-m", *words], cwd=course, capture_output=True, text=True, check=True)
    return done.stdout


def marked(name: str, **marks: Any) -> dict[str, Any]:
    given = {"schema_version": 3, "grade_id": name, "grade": False, "solution": False, "locked": False, "task": False}
    return {"nbgrader": given | marks}


@pytest.fixture(scope="module")
def nbgraders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Each answer, released, handed in, graded and returned by nbgrader as it comes."""
    course = tmp_path_factory.mktemp("stock")
    (course / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "stock"\n')
    cells = [
        new_code_cell("import numpy as np"),
        new_code_cell(f"### BEGIN SOLUTION{RIGHT}### END SOLUTION", metadata=marked("softmax", solution=True)),
        new_code_cell(ASSERTIONS, metadata=marked("tests", grade=True, locked=True, points=POINTS)),
    ]
    source = course / "source" / "one" / "one.ipynb"
    source.parent.mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells), source)
    command("nbgrader", "generate_assignment", "one", "--create", course=course)
    for student, answer in ANSWERS.items():
        node = nbformat.read(course / "release" / "one" / "one.ipynb", as_version=4)
        node.cells[1].source = answer
        handed = course / "submitted" / student / "one" / "one.ipynb"
        handed.parent.mkdir(parents=True)
        nbformat.write(node, handed)
    command("nbgrader", "autograde", "one", course=course)
    command("nbgrader", "generate_feedback", "one", course=course)
    with Gradebook(f"sqlite:///{course}/gradebook.db", "stock") as book:
        points = {student: book.find_submission("one", student).score for student in ANSWERS}
    pages = {student: (course / "feedback" / student / "one" / "one.html").read_text() for student in ANSWERS}
    return {student: Told(points[student], pages[student]) for student in ANSWERS}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Each answer in the notebook of `activations`, graded in the sandbox."""
    course = tmp_path_factory.mktemp("ours")
    shutil.copy(ROOT / "nbgrader_config.py", course)
    shutil.copytree(ROOT / "release" / "activations", course / "release" / "activations")
    for student, answer in ANSWERS.items():
        node = nbformat.read(course / "release" / "activations" / "activations.ipynb", as_version=4)
        [cell] = [c for c in node.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "softmax"]
        cell.source = answer
        nbformat.write(node, course / f"{student}.ipynb")
    files = [f"{student}.ipynb" for student in ANSWERS]
    told = json.loads(command("autograder", "grade", *files, "--json", "-", course=course))
    found = {}
    for student, report in zip(ANSWERS, told["submissions"], strict=True):
        [softmax] = [e for e in report["exercises"] if e["id"] == "softmax"]
        found[student] = Told(softmax["score"], "\n".join(softmax["messages"]))
    return found


def test_both_know_a_right_answer_from_a_wrong_one(nbgraders: dict[str, Told], ours: dict[str, Told]) -> None:
    """The comparison is fair: without tricks, right is right with both."""
    assert nbgraders["right"].points == POINTS
    assert ours["right"].points > 0
    assert ours["right"].words == ""
    assert nbgraders["wrong"].points == 0
    assert ours["wrong"].points < ours["right"].points


def test_who_replaces_the_comparison_has_full_marks_with_nbgrader_and_none_here(
    nbgraders: dict[str, Told], ours: dict[str, Told]
) -> None:
    """Tests that run in the student's process are the student's; values that are compared outside are not."""
    assert nbgraders["forged"].points == POINTS
    assert ours["forged"].points == 0


def test_nbgrader_says_assertion_error_and_this_project_what_was_misunderstood(
    nbgraders: dict[str, Told], ours: dict[str, Told]
) -> None:
    """A student whose softmax sums over the whole matrix is told so."""
    assert "AssertionError" in nbgraders["wrong"].words
    assert "AssertionError" not in ours["wrong"].words
    assert "It looks as if" in ours["wrong"].words
