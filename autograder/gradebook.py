"""Grades into nbgrader's database: by either road they are written here, by the same function."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import nbformat
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import compute_checksum, parse_utc
from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from traitlets.config import Config

from autograder.grading import Graded
from autograder.model import Verdict
from autograder.notebook import Blueprint

STUDENT, SUBMITTED, NOTEBOOK, GRADE, COMMENT, CELL = (
    entity.__table__ for entity in (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment, BaseCell)
)
GRADED, COMMENTED = ("GradeCell", "TaskCell"), ("SolutionCell", "TaskCell")  # nbgrader's types of cell
NO_ANSWER = "No response."  # nbgrader's own words

Values = Mapping[str, Mapping[str, Any]]  # of each cell's row, by the cell's id


@dataclass(frozen=True)
class Structure:
    """What an assignment's rows refer to: ids of the assignment, of its notebooks, and of the cells of each, by name."""

    assignment: str
    due: datetime | None
    notebooks: Mapping[str, str]
    graded: Mapping[str, Mapping[str, str]]
    commented: Mapping[str, Mapping[str, str]]


class Ledger:
    """The gradebook of one assignment, open for a whole class. Each submission is written in one transaction.

    It uses nbgrader's tables without its objects: for one submission, nbgrader's own functions send some 25 statements in
    three transactions (0.1 s), of which most ask again what is the same for the whole class.
    """

    def __init__(self, book: Gradebook, assignment: str, plan: Blueprint) -> None:
        self.db = book.db
        self.assignment = assignment
        self.plan = plan
        self.structure = self._structure()

    def _structure(self) -> Structure:
        rows = self.db.execute(
            select(Assignment.id, Assignment.duedate, Notebook.name, Notebook.id)
            .join(Notebook, Notebook.assignment_id == Assignment.id)
            .where(Assignment.name == self.assignment)
        ).all()
        notebooks = {name: row for _, _, name, row in rows}
        cells = self.db.execute(select(CELL).where(CELL.c.notebook_id.in_(notebooks.values()))).all()
        self.db.rollback()  # nothing was written; a database that counts readers need not wait for this one
        graded, commented = (
            {
                n: {c.name: c.id for c in cells if c.notebook_id == row and c.type in types}
                for n, row in notebooks.items()
            }
            for types in (GRADED, COMMENTED)
        )
        return Structure(rows[0][0], rows[0][1], notebooks, graded, commented)

    def write(self, student: str, graded: Graded, timestamp: str | None) -> bool:
        """Write one submission's grades: all of them, or none. Returns whether it was late.

        A manual grade that a person gave is kept, and asked for again.
        """
        try:
            late = self._write(student, graded, timestamp)
        except IntegrityError:  # a second grader has made the same rows in between; now they are there
            self.db.rollback()
            late = self._write(student, graded, timestamp)
        except BaseException:
            self.db.rollback()
            raise
        self.db.commit()
        return late

    def _write(self, student: str, graded: Graded, timestamp: str | None) -> bool:
        answered = _answered(graded, self.plan)
        verdicts = {i.grade_id: v for i, v in zip(self.plan.items, graded.report.exercises, strict=True)}
        scores = {name: _auto_score(verdict, name in answered) for name, verdict in verdicts.items()}
        submitted, late = self._submitted(student, parse_utc(timestamp) if timestamp else None)
        for notebook, of_notebook in self.structure.notebooks.items():
            row = self._notebook(submitted, of_notebook)
            grades = {cell: {} for cell in self.structure.graded[notebook].values()}
            comments = {cell: {} for cell in self.structure.commented[notebook].values()}
            if notebook == self.assignment:
                for name, cell in self.structure.graded[notebook].items():
                    score = scores.get(name)
                    grades[cell] = {"auto_score": score, "needs_manual_grade": score is None}
                for name, cell in self.structure.commented[notebook].items():
                    comments[cell] = {"auto_comment": None if name in answered else NO_ANSWER}
            if self._put(GRADE, row, grades):
                by_hand = (GRADE.c.notebook_id == row) & GRADE.c.manual_score.is_not(None)
                self.db.execute(update(GRADE).where(by_hand).values(needs_manual_grade=True))
            self._put(COMMENT, row, comments)
        return late

    def _submitted(self, student: str, when: datetime | None) -> tuple[str, bool]:
        """The id of the row of this student's submission, made where there is none; and whether it was late."""
        found = self.db.execute(
            select(SUBMITTED.c["id", "timestamp", "extension"]).where(
                SUBMITTED.c.assignment_id == self.structure.assignment, SUBMITTED.c.student_id == student
            )
        ).first()
        if found is not None:
            if when:
                self.db.execute(update(SUBMITTED).where(SUBMITTED.c.id == found.id).values(timestamp=when))
            return found.id, self._is_late(when or found.timestamp, found.extension)
        if self.db.execute(select(STUDENT.c.id).where(STUDENT.c.id == student)).first() is None:
            self.db.execute(insert(STUDENT), [{"id": student}])
        row = {"id": new_uuid(), "assignment_id": self.structure.assignment, "student_id": student, "timestamp": when}
        self.db.execute(insert(SUBMITTED), [row])
        return row["id"], self._is_late(when, None)

    def _is_late(self, when: datetime | None, extension: timedelta | None) -> bool:
        due = self.structure.due
        return bool(when and due) and when > due + (extension or timedelta())

    def _notebook(self, submitted: str, notebook: str) -> str:
        """The id of the row of one notebook of a submission, made where there is none; without an earlier late penalty."""
        mine = (NOTEBOOK.c.assignment_id == submitted) & (NOTEBOOK.c.notebook_id == notebook)
        found = self.db.execute(select(NOTEBOOK.c["id", "late_submission_penalty"]).where(mine)).first()
        if found is None:
            row = {"id": new_uuid(), "assignment_id": submitted, "notebook_id": notebook}
            self.db.execute(insert(NOTEBOOK), [row])
            return row["id"]
        if found.late_submission_penalty is not None:
            self.db.execute(update(NOTEBOOK).where(mine).values(late_submission_penalty=None))
        return found.id

    def _put(self, table: Table, row: str, values: Values) -> bool:
        """Give each cell its values: in the row it has, or in a new one. Returns whether there were rows before."""
        found = self.db.execute(select(table.c["cell_id", "id"]).where(table.c.notebook_id == row)).all()
        there = {cell: own for cell, own in found}
        old = [{"row": there[cell], **own} for cell, own in values.items() if cell in there and own]
        new = [
            {"id": new_uuid(), "notebook_id": row, "cell_id": cell, **own}
            for cell, own in values.items()
            if cell not in there
        ]
        if old:
            self.db.execute(update(table).where(table.c.id == bindparam("row")), old)
        if new:
            self.db.execute(insert(table), new)
        return bool(there)


def _auto_score(verdict: Verdict, answered: bool) -> float | None:
    """nbgrader's meaning of None: a person must look. So the grader's own failure never becomes a zero."""
    if verdict.status == "not-judged":
        return None
    if verdict.status == "manual":
        return None if answered else 0.0
    return verdict.score


def _answered(graded: Graded, plan: Blueprint) -> set[str]:
    """The cells for answers that are not as they were released, and those deleted: a person must look for the answer."""
    cells = graded.submission.cells
    released = {name: c.metadata["nbgrader"].get("checksum") for name, c in plan.cells.items()}
    written = {
        name for name, place in graded.submission.places.items() if compute_checksum(cells[place]) != released[name]
    }
    return written | graded.submission.lost


def apply_late_penalty(course_config: Config, assignment: str, student: str, db_url: str) -> None:
    """nbgrader's own rule for late submissions, as its road applies it after the grades."""
    about = {"notebook": assignment, "assignment": assignment, "student": student, "db_url": db_url}
    AssignLatePenalties(config=course_config).preprocess(nbformat.v4.new_notebook(), {"nbgrader": about})
