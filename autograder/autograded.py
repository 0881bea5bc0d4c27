"""The folder `autograded/`: what is handed back, and what is known from it of earlier gradings.

A graded notebook carries its report. It is written with its metadata in the first line and then a cell a line, so that a
thousand reports are read without a thousand notebooks.
"""

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from autograder import graded_notebook, notebook
from autograder.course import Course, Handed
from autograder.errors import CourseError, UnusableSubmission
from autograder.grading import Graded
from autograder.model import Report
from autograder.notebook import Blueprint

MAX_EXTRA = 20 * 2**20  # bytes of a file beside the notebook that is copied along
START = '{"metadata": '


def write(course: Course, assignment: str, handed: Handed, graded: Graded) -> None:
    """Write one student's folder. Raises CourseError where the disk is full, or the folder not ours."""
    folder = course.autograded(handed.student, assignment)
    try:
        _write(folder, assignment, handed, graded)
    except OSError as error:
        what = (error.strerror or "unwritable").lower()
        raise CourseError(f"cannot write {folder}: {what}; the same command goes on from here") from None


def _write(folder: Path, assignment: str, handed: Handed, graded: Graded) -> None:
    """What was handed in, and last, whole or not at all, the graded notebook."""
    folder.mkdir(parents=True, exist_ok=True)
    _copy_beside(handed.folder, folder, assignment)
    _write_whole(folder / f"{assignment}.ipynb", _text(graded_notebook.write(graded)))


def _copy_beside(source: Path, target: Path, assignment: str) -> None:
    """Copy what lies beside the notebook. What cannot be read, or would stand in the graded notebook's way, is left."""
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        if path.suffix == ".ipynb" or inside.parts[0].startswith(f"{assignment}."):
            continue
        with suppress(OSError):
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_EXTRA:
                copy = target / inside
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.unlink(missing_ok=True)
                shutil.copyfile(path, copy)


def _text(node: dict[str, Any]) -> str:
    """A notebook as JSON: the metadata in the first line, then a cell a line."""
    cells = ",\n".join(map(json.dumps, node["cells"]))
    versions = f'"nbformat": {node["nbformat"]}, "nbformat_minor": {node["nbformat_minor"]}'
    return f'{START}{json.dumps(node["metadata"])},\n{versions}, "cells": [\n{cells}\n]}}\n'


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all; read-only, as nbgrader leaves it."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)  # of a grader that was killed
    try:
        part.write_text(text)
        part.chmod(0o444)
        part.replace(path)
    except BaseException:  # a full disk, or Ctrl-C
        part.unlink(missing_ok=True)
        raise


def stored_report(course: Course, assignment: str, student: str) -> Report | None:
    """The report of the last grading, as the graded notebook carries it. None where there is none that can be read."""
    path = course.autograded(student, assignment) / f"{assignment}.ipynb"
    try:
        with path.open(encoding="utf-8") as file:
            first = file.readline()
            if first.startswith(START):
                metadata = json.loads(first.rstrip(",\n") + "}")["metadata"]
            else:  # written by nbgrader
                metadata = json.loads(first + file.read())["metadata"]
        return graded_notebook.report_in(metadata)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_current(report: Report | None, handed: Handed, plan: Blueprint, seed: int) -> bool:
    """Whether a stored report is of this very submission, release and seed, and the grader did not fail over it."""
    if report is None or any(v.status == "not-judged" for v in report.exercises):
        return False
    return _changed_since(report, handed, plan, seed) is None


def _changed_since(report: Report, handed: Handed, plan: Blueprint, seed: int) -> str | None:
    """What has changed since a report was made, in words; None where nothing has."""
    path = handed.notebook(plan.assignment)
    if (
        report.fingerprint.startswith(plan.fingerprint(seed))
        and report.file
        and report.file == notebook.file_mark(path)
    ):
        return None  # by size and time, as `make` would say it: a class of a thousand is looked through in a second
    try:
        node = notebook.read(path)
    except UnusableSubmission as error:
        return f"the file handed in since cannot be graded: {error}"
    same = report.fingerprint == notebook.fingerprint(node, plan, seed)
    return None if same else f"handed in again, or released anew, since: run `autograder autograde {plan.assignment}`"


def class_rows(course: Course, plan: Blueprint) -> list[tuple[str, Report]]:
    """Every student's report: of those graded, the stored one; of the others, why there is none."""
    return [(handed.student, _row(course, plan, handed)) for handed in course.submitted(plan.assignment)]


def _row(course: Course, plan: Blueprint, handed: Handed) -> Report:
    report = stored_report(course, plan.assignment, handed.student)
    if report is not None:
        since = _changed_since(report, handed, plan, course.seed)
        return report.with_note(since) if since else report
    path = handed.notebook(plan.assignment)
    try:
        notebook.read(path)
        error = f"not graded yet: run `autograder autograde {plan.assignment}`"
    except UnusableSubmission as reason:
        error = str(reason)
    return Report(notebook=str(path), assignment=plan.assignment, error=error)
