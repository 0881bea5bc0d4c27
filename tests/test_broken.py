"""Broken submissions, one fault a file in `broken/`, handed in by one class and each by itself: nothing and nobody is lost.

What is expected of each stands in its docstring, in the words that `broken/__init__.py` explains.
"""

import ast
import importlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

from autograder import batch
from autograder.model import Report
from tests.conftest import ROOT
from tests.sample_class.__main__ import make_course

ASSIGNMENT = "activations"
FAULTS = sorted(path.stem for path in (Path(__file__).parent / "broken").glob("[a-z]*__*.py"))
KINDS = ("cell", "code", "file", "forged", "kernel", "place")
HONEST = "ada"
BY_HAND = "vanishing_gradient"
# Faults that nbgrader itself can read, and in which the two roads could differ.
BOTH_ROADS = (
    "cell__answer_copied",
    "cell__answer_merged_with_its_test",
    "cell__answer_retyped",
    "cell__answers_below_their_tests",
    "cell__every_test_deleted",
    "cell__one_cell_id_for_all",
    "cell__other_grade_ids",
    "cell__strange_metadata",
    "cell__test_copied",
    "cell__test_edited_over_a_wrong_answer",
    "cell__test_retyped",
    "code__stub_below_the_answer",
    "forged__flags",
    "forged__outputs",
    "forged__report",
)


@dataclass(frozen=True)
class Expected:
    """What a fault's docstring says must come of it: of exercises the statuses that are not `passed`, or a sentence."""

    statuses: dict[str, str]
    sentence: str | None = None
    notes: tuple[str, ...] = ()
    message: str = ""


def module_of(fault: str) -> ModuleType:
    return importlib.import_module(f"tests.broken.{fault}")


def student_of(fault: str) -> str:
    return getattr(module_of(fault), "STUDENT", fault)


def expected_of(fault: str, *, alone: bool) -> Expected:
    said = dict.fromkeys(("Expected", "Alone", "Message"), "") | {"Note": []}
    for line in module_of(fault).__doc__.splitlines():
        key, colon, words = line.partition(": ")
        if key == "Note":
            said["Note"].append(ast.literal_eval(words))
        elif colon and key in said:
            said[key] = words
    outcome = (alone and said["Alone"]) or said["Expected"]
    if fault == "place__unreadable" and os.geteuid() == 0:
        outcome = "full marks."
    if outcome.startswith("no grade, "):
        return Expected({}, sentence=ast.literal_eval(outcome.removeprefix("no grade, ").removesuffix(".")))
    message = ast.literal_eval(said["Message"]) if said["Message"] else ""
    return Expected(statuses_in(outcome), notes=tuple(said["Note"]), message=message)


def statuses_in(outcome: str) -> dict[str, str]:
    if outcome == "full marks.":
        return {}
    if outcome == "everything missing.":
        return {"": "missing"}
    listed = re.fullmatch(r"(.+); the others keep their marks\.", outcome)
    return dict(pair.split() for pair in listed[1].split(", "))


def check(report: Report, honest: Report, expected: Expected) -> None:
    """A report is what the fault's docstring says."""
    if expected.sentence is not None:
        assert report.error is not None
        assert expected.sentence in report.error
        assert "\n" not in report.error
        assert (report.exercises, report.notes) == ((), ())
        return
    assert report.error is None
    right = {v.id: v for v in honest.exercises}
    for verdict in report.exercises:
        status = expected.statuses.get(verdict.id, expected.statuses.get("", "passed"))
        if verdict.id == BY_HAND:
            assert verdict == right[BY_HAND]
        elif status == "passed":
            assert verdict == right[verdict.id], verdict.messages
        else:
            assert (verdict.status, verdict.score, verdict.max_score) == (status, 0.0, right[verdict.id].max_score)
    assert len(report.exercises) == len(right)
    told = " ".join(m for v in report.exercises if v.id == "softmax" for m in v.messages)
    assert expected.message in told
    assert len(report.notes) == len(expected.notes), report.notes
    for words in expected.notes:
        assert any(words in note for note in report.notes), report.notes


# ---- the class ----


def hand_in(fault: str, submitted: Path, honest: nbformat.NotebookNode) -> Path:
    """Hand in a notebook with a fault. Returns where it should lie."""
    path = submitted / student_of(fault) / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    module_of(fault).spoil(path, nbformat.from_dict(honest))
    return path


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which an honest student, and one for each fault, have handed in."""
    root = tmp_path_factory.mktemp("broken") / "course"
    make_course(root, students=(HONEST,))
    path = root / "submitted" / HONEST / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    for fault in FAULTS:
        hand_in(fault, root / "submitted", nbformat.read(path, as_version=4))
    return root


@pytest.fixture(scope="module")
def rows(course: Path) -> dict[str, Report]:
    """Every student's report after the class was graded."""
    return dict(autograde(course))


def autograde(root: Path, **options) -> list[tuple[str, Report]]:
    settings = {"student": None, "jobs": 2, "scheduler": None, "force": False, "unsafe": False}
    return batch.autograde(ASSIGNMENT, root, **({"advance": lambda done, total: None} | settings | options))


@pytest.fixture(scope="module")
def alone(course: Path) -> dict[str, Report]:
    """Every fault's report of `autograder grade`, which knows no class."""
    paths = [course / "submitted" / student_of(fault) / ASSIGNMENT / f"{ASSIGNMENT}.ipynb" for fault in FAULTS]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        reports = batch.grade_files(paths, assignment=ASSIGNMENT, jobs=2, unsafe=False)
    return dict(zip(FAULTS, reports, strict=True))


def test_the_honest_student_has_full_marks(rows: dict[str, Report]) -> None:
    """Whatever lies beside it, a right notebook gets all that a machine can give."""
    assert [v.status for v in rows[HONEST].exercises] == ["passed"] * 8 + ["manual"]
    assert rows[HONEST].score == 14.0
    assert rows[HONEST].notes == ()


def test_nobody_is_left_out(rows: dict[str, Report]) -> None:
    """One row for each student, whatever their folder holds."""
    assert sorted(rows) == sorted([HONEST, *map(student_of, FAULTS)])


@pytest.mark.parametrize("fault", FAULTS)
def test_in_a_class(rows: dict[str, Report], fault: str) -> None:
    """Its marks where it can be graded, one clear sentence where it cannot, and what was put right is said."""
    check(rows[student_of(fault)], rows[HONEST], expected_of(fault, alone=False))


@pytest.mark.parametrize("fault", FAULTS)
def test_by_itself(rows: dict[str, Report], alone: dict[str, Report], fault: str) -> None:
    """`autograder grade` says the same of it, but for what only a class's folders tell."""
    check(alone[fault], rows[HONEST], expected_of(fault, alone=True))
