"""A submission's file -> its cells, and where each exercise stands in them; or one clear sentence.

Nothing in the file is trusted: its nbgrader metadata says at most which cell is which. Points, locked cells and the
list of exercises are the released notebook's.
"""

import copy
import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.errors import CourseError, UnknownName, UnusableSubmission

MAX_FILE = 20 * 2**20  # bytes: a notebook full of pictures; the release has some 0.5 MB
MAX_CELLS = 2_000
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


@dataclass(frozen=True)
class Submission:
    """A student's notebook, made whole: each graded cell once, as the instructor released it.

    cells   as submitted, with the metadata of the blueprint
    places  grade_id -> index in `cells`
    notes   what had to be put right, in words for the report
    """

    cells: tuple[NotebookNode, ...]
    metadata: NotebookNode
    places: Mapping[str, int]
    notes: tuple[str, ...] = ()


# ---- the file ----


def read(path: Path) -> NotebookNode:
    """The notebook in a file, in nbformat 4. Raises UnusableSubmission with a sentence that says what is wrong."""
    return parse(_read_bytes(path))


def _read_bytes(path: Path) -> bytes:
    try:
        # O_NONBLOCK: opening a FIFO must not wait for a writer
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        link = "it is a symbolic link" if path.is_symlink() else (error.strerror or "unreadable").lower()
        raise UnusableSubmission(f"the file cannot be opened: {link}") from None
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise UnusableSubmission("this is not a file but a folder or a device; a notebook is one .ipynb file")
    with os.fdopen(descriptor, "rb") as file:
        if about.st_size > MAX_FILE:
            size = f"{about.st_size / 2**20:.0f} MB"
            raise UnusableSubmission(f"the file is too large ({size}): clear the outputs, save, and submit again")
        return file.read(MAX_FILE + 1)


def parse(data: bytes) -> NotebookNode:
    """A notebook from a file's bytes. Raises UnusableSubmission."""
    if not data.strip():
        raise UnusableSubmission("the file is empty")
    if data[:4] == b"PK\x03\x04" or data[:2] == b"\x1f\x8b":
        raise UnusableSubmission(
            "this is an archive (ZIP or gzip), not a notebook: unpack it and submit the .ipynb file"
        )
    try:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        tree = json.loads(data.decode(encoding))
    except UnicodeDecodeError:
        raise UnusableSubmission("the file is not text in UTF-8: save it again from JupyterLab") from None
    except RecursionError:
        raise UnusableSubmission("the file is nested too deeply to be a notebook") from None
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnusableSubmission(f"the file is not a notebook: it is damaged or cut short{where}") from None
    if not isinstance(tree, dict) or "nbformat" not in tree:
        raise UnusableSubmission("the file is JSON, but not a notebook")
    return _as_version_4(tree)


def _as_version_4(tree: dict) -> NotebookNode:
    try:
        if tree["nbformat"] != 4:
            tree = nbformat.convert(nbformat.from_dict(tree), 4)
        node = nbformat.from_dict(tree)
        cells = [_cell(c) for c in list(node["cells"])[:MAX_CELLS] if isinstance(c, dict)]
    except Exception:  # nbformat raises whatever it stumbles over: KeyError, AttributeError, ValidationError …
        raise UnusableSubmission("the file is JSON, but its cells are not those of a notebook") from None
    metadata = node.get("metadata") if isinstance(node.get("metadata"), dict) else {}
    language = _language(metadata)
    if language not in ("", "python"):
        raise UnusableSubmission(f"the notebook is written for {language[:40]!r}; this course is in Python")
    return nbformat.v4.new_notebook(cells=cells, metadata=nbformat.from_dict(metadata))


def _language(metadata: Mapping[str, Any]) -> str:
    for section in ("language_info", "kernelspec"):
        part = metadata.get(section)
        language = part.get("name" if section == "language_info" else "language") if isinstance(part, dict) else None
        if isinstance(language, str) and language:
            return language.lower().removeprefix("i").removesuffix("3")
    return ""


def _cell(raw: Mapping[str, Any]) -> NotebookNode:
    """A cell with the fields a cell must have, whatever the file holds. Stored outputs are dropped."""
    source = raw.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    make = {"code": nbformat.v4.new_code_cell, "raw": nbformat.v4.new_raw_cell}.get(
        raw.get("cell_type"), nbformat.v4.new_markdown_cell
    )
    cell = make(source=source if isinstance(source, str) else "")
    metadata = raw.get("metadata")
    cell.metadata = nbformat.from_dict(dict(metadata)) if isinstance(metadata, dict) else NotebookNode()
    if cell.cell_type == "markdown" and isinstance(raw.get("attachments"), dict):
        cell.attachments = nbformat.from_dict(raw["attachments"])
    return cell


def grade_id_of(cell: Mapping[str, Any]) -> str | None:
    """The nbgrader id a cell claims."""
    marks = cell.metadata.get("nbgrader")
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) and name else None


# ---- the released notebook ----


def blueprint(assignment: str, course: Path) -> Blueprint:
    """What is graded in an assignment, from `release/`. Raises CourseError where it is not there."""
    path = course / "release" / assignment / f"{assignment}.ipynb"
    if not path.is_file():
        raise CourseError(
            f"there is no {path.relative_to(course)} in {course}: run `make release`, or give the course folder"
        )
    cells = {grade_id_of(c): c for c in read(path).cells if grade_id_of(c)}
    items = []
    for name, cell in cells.items():
        marks = cell.metadata["nbgrader"]
        if marks.get("grade"):
            manual = bool(marks.get("solution")) or not name.startswith(PREFIX)
            items.append(Item(name.removeprefix(PREFIX), name, float(marks["points"]), manual))
    return Blueprint(assignment, tuple(items), cells)


def fingerprint(node: NotebookNode, plan: Blueprint, seed: int) -> str:
    """Changes when the submission, the released assignment or the hidden inputs do: then it is graded again."""
    cells = [(c.cell_type, c.source, grade_id_of(c)) for c in node.cells]
    released = [(name, c.source, dict(c.metadata["nbgrader"])) for name, c in plan.cells.items()]
    return hashlib.sha256(json.dumps([cells, released, seed], sort_keys=True).encode()).hexdigest()


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


# ---- the submission, made whole ----


def restore(node: NotebookNode, plan: Blueprint) -> Submission:
    """The submission with every graded cell once, as it was released; copies lose their marks, missing ones come back."""
    cells = [copy.deepcopy(c) for c in node.cells]
    places: dict[str, int] = {}
    notes: list[str] = []
    for index, cell in enumerate(cells):
        name = grade_id_of(cell)
        cell.metadata.pop("nbgrader", None)
        cell.metadata.pop("deletable", None)
        cell.metadata.pop("editable", None)
        if name in places:
            notes.append(f"the cell {name!r} was there more than once; the last one counts")
        if name in plan.cells:
            places[name] = index
    for name, index in places.items():
        cells[index] = _restored(cells[index], plan.cells[name], name, notes)
    for name, released in plan.cells.items():
        if name not in places and released.metadata["nbgrader"].get("grade"):
            notes.append(f"the graded cell {name!r} had been deleted; it was put back")
            places[name] = len(cells)
            cells.append(copy.deepcopy(released))
    return Submission(tuple(cells), node.metadata, places, tuple(dict.fromkeys(notes)))


def _restored(cell: NotebookNode, released: NotebookNode, name: str, notes: list[str]) -> NotebookNode:
    """A marked cell with the released type and marks, and, where it is locked, the released source."""
    marks = released.metadata["nbgrader"]
    if cell.cell_type != released.cell_type:
        notes.append(f"the cell {name!r} had been turned into a {cell.cell_type} cell; it was turned back")
        again = copy.deepcopy(released)
        again.source = cell.source
        cell = again
    if marks.get("locked") and not marks.get("solution") and cell.source != released.source:
        notes.append(f"the locked cell {name!r} had been edited; the released version counts")
        cell.source = released.source
    cell.metadata["nbgrader"] = copy.deepcopy(marks)
    for flag in ("deletable", "editable"):
        if flag in released.metadata:
            cell.metadata[flag] = released.metadata[flag]
    return cell


def counts_after(submission: Submission, plan: Blueprint) -> dict[int, tuple[str, ...]]:
    """For each cell, the exercises whose definitions count once it has run.

    That is an exercise's test cell; a test cell moved above its solution cell counts where the solution stands.
    """
    after: dict[int, list[str]] = {}
    for item in plan.items:
        if not item.manual:
            place = max(submission.places[item.grade_id], submission.places.get(item.exercise, -1))
            after.setdefault(place, []).append(item.exercise)
    return {index: tuple(names) for index, names in after.items()}
