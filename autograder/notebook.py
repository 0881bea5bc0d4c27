"""The nouns of a submission: what the released notebook asks for, and a student's notebook made whole.

Points, locked cells and the list of exercises are the released notebook's; a submission says at most which cell is which.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.errors import CourseError, UnknownName, UnusableSubmission
from autograder.reading import grade_id_of as grade_id_of
from autograder.reading import read as read

PREFIX = "check-"  # of the grade_id of an exercise's locked test cell


@dataclass(frozen=True)
class Item:
    """One graded cell of the released notebook: the test cell of an exercise, or an answer that a person grades."""

    exercise: str
    grade_id: str
    points: float
    manual: bool


@dataclass(frozen=True)
class Blueprint:
    """The released notebook: what is graded, and the instructor's version of every cell nbgrader knows."""

    assignment: str
    items: tuple[Item, ...]
    cells: Mapping[str, NotebookNode]  # by grade_id

    def fingerprint(self, seed: int) -> str:
        """The part of a submission's fingerprint that is the same for a whole class."""
        return _digest([[(name, c.source, dict(c.metadata["nbgrader"])) for name, c in self.cells.items()], seed]) + "-"


@dataclass(frozen=True)
class Submission:
    """A student's notebook, made whole: each graded cell once, as the instructor released it.

    cells   as submitted, with the metadata of the blueprint
    places  grade_id -> index in `cells`
    counts  index -> the exercises whose definitions count once that cell has run
    defined exercise -> the indices of the cells in which its function is written
    run_as  index -> what is run in place of the cell's source, where a leftover of the stub would spoil an answer
    lost    the graded cells that were not in the file, and are put back
    notes   what had to be put right, in words for the report
    """

    cells: tuple[NotebookNode, ...]
    places: Mapping[str, int]
    counts: Mapping[int, tuple[str, ...]]
    defined: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    run_as: Mapping[int, str] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


# ---- the released notebook ----


def blueprint(assignment: str, course: Path) -> Blueprint:
    """What is graded in an assignment, from `release/`. Raises CourseError where it is not there."""
    path = course / "release" / assignment / f"{assignment}.ipynb"
    if not path.is_file():
        raise CourseError(
            f"there is no {path.relative_to(course)} in {course}: run `make release`, or give the course folder"
        )
    cells = {grade_id_of(c): c for c in nbformat.read(path, as_version=4).cells if grade_id_of(c)}
    items = []
    for name, cell in cells.items():
        marks = cell.metadata["nbgrader"]
        if marks.get("grade"):
            manual = bool(marks.get("solution")) or not name.startswith(PREFIX)
            items.append(Item(name.removeprefix(PREFIX), name, float(marks["points"]), manual))
    return Blueprint(assignment, tuple(items), cells)


def fingerprint(node: NotebookNode, plan: Blueprint, seed: int) -> str:
    """Changes when the submission, the released assignment or the hidden inputs do: then it is graded again."""
    cells = [(c.cell_type, c.source, grade_id_of(c), c.get("id")) for c in node.cells]
    return plan.fingerprint(seed) + _digest(cells)


def file_mark(path: Path) -> str:
    """Size and time of a file, which change when it does; empty where there is none."""
    try:
        about = path.lstat()
    except OSError:
        return ""
    return f"{about.st_size}-{about.st_mtime_ns}"


def _digest(tree: object) -> str:
    return hashlib.sha256(json.dumps(tree, sort_keys=True).encode()).hexdigest()[:32]


def find_course(start: Path) -> Path:
    """The nearest course folder at or above `start`, else the checkout this package runs from. Raises CourseError."""
    checkout = Path(__file__).resolve().parent.parent
    for folder in (start.resolve(), *start.resolve().parents, checkout):
        if (folder / "release").is_dir() and (folder / "nbgrader_config.py").is_file():
            return folder
    raise CourseError(f"{start} is not in a course (a folder with nbgrader_config.py and release/)")


def guess_assignment(path: Path, node: NotebookNode, known: tuple[str, ...], exercises: Mapping[str, str]) -> str:
    """The assignment a notebook belongs to: by the exercises its cells are marked with, else by its file name.

    `exercises` maps an exercise to its assignment. Raises UnusableSubmission.
    """
    ids = [(grade_id_of(c) or "").removeprefix(PREFIX) for c in node.cells]
    votes = [exercises[name] for name in ids if name in exercises]
    if votes:
        return max(sorted(set(votes)), key=votes.count)
    named = [name for name in known if name in path.stem or name in path.parts]
    if named:
        return max(named, key=len)
    raise UnusableSubmission(
        f"no exercise of this course is in it (assignments: {', '.join(known)}); name one with --assignment"
    )


def known_assignment(name: str, known: tuple[str, ...]) -> str:
    if name not in known:
        raise UnknownName("assignment", name, known)
    return name
