"""Classes to grade: courses in scratch folders, in which so many students have handed in."""

import json
import shutil
from pathlib import Path

import nbformat

from autograder.exercises import of_assignment
from tests.sample_class import from_key
from tests.sample_class.__main__ import ROOT, nbgrader
from tests.sample_class.submissions import write_notebook

STOCK = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'  # nbgrader as it comes
NUMPY = ("ada", "bela", "chen", "dora", "emil", "fatima")  # vectorised, loops, helpers, one mistake, a plain formula …


def make_class(root: Path, assignment: str, students: int, *, stock: bool = False) -> None:
    """A course in which the assignment is released and everyone has handed in; nothing is graded."""
    root.mkdir(parents=True)
    if stock:
        (root / "nbgrader_config.py").write_text(STOCK)
    else:
        shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "source" / assignment, root / "source" / assignment)
    nbgrader(root, "generate_assignment", assignment, "--create")
    for number in range(students):
        hand_in(root, assignment, number)


def hand_in(root: Path, assignment: str, number: int, *, again: bool = False) -> Path:
    """The notebook of one student: every second one has a mistake. Handed in `again`, with a remark more."""
    released = root / "release" / assignment / f"{assignment}.ipynb"
    target = root / "submitted" / f"student-{number:04}" / assignment / f"{assignment}.ipynb"
    if assignment == "activations":
        shutil.rmtree(target.parent, ignore_errors=True)
        write_notebook(NUMPY[number % len(NUMPY)], released, target)
    else:
        node = nbformat.read(released, as_version=4)
        names = [exercise.id for exercise in of_assignment(assignment)]
        mistake = names[number // 2 % len(names)] if number % 2 else None
        from_key.answer(node, assignment, number, mistake)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(node))
    if again:
        node = nbformat.read(target, as_version=4)
        node.cells.append(nbformat.v4.new_code_cell("# handed in again"))
        target.write_text(json.dumps(node))
    return target
