"""Broken submissions, one fault a file in `broken/`, handed in by one class and each by itself: nothing and nobody is lost.

What is expected of each stands in its docstring, in the words that `broken/__init__.py` explains.
"""

import ast
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import nbformat
import pytest
from rich.console import Console

from autograder import batch, notebook, reading
from autograder.autograded import class_rows
from autograder.course import Course
from autograder.errors import UnusableSubmission
from autograder.model import Report
from autograder.report.as_json import dumps, to_json
from autograder.report.as_text import class_table, submission_text
from autograder.report.wording import name
from tests.conftest import ROOT
from tests.sample_class.__main__ import make_course, nbgrader
from tests.sample_class.submissions import STUDENTS
from tests.test_gradebook import autograde, grades

ASSIGNMENT = "activations"
FAULTS = sorted(path.stem for path in (Path(__file__).parent / "broken").glob("[a-z]*__*.py"))
KINDS = ("cell", "code", "file", "forged", "kernel", "place")
HONEST = "ada"
BY_HAND = "vanishing_gradient"
# Faults that nbgrader itself can read, and in which the two roads could differ.
BOTH_ROADS = (
    "cell__answer_merged_with_its_test",
    "cell__answer_retyped",
    "cell__answers_below_their_tests",
    "cell__every_test_deleted",
    "cell__other_grade_ids",
    "cell__test_copied",
    "cell__test_edited_over_a_wrong_answer",
    "forged__flags",
    "forged__outputs",
    "forged__report",
)
pytestmark = pytest.mark.timeout(900)  # seconds: the first test waits for the whole class, on a busy machine too


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


def course_of_one(root: Path) -> None:
    """A course in which the honest student alone has handed in."""
    make_course(root)
    for student in set(STUDENTS) - {HONEST}:
        shutil.rmtree(root / "submitted" / student)


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
    course_of_one(root)
    path = root / "submitted" / HONEST / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    for fault in FAULTS:
        hand_in(fault, root / "submitted", nbformat.read(path, as_version=4))
    return root


@pytest.fixture(scope="module")
def rows(course: Path) -> dict[str, Report]:
    """Every student's report after the class was graded."""
    return dict(autograde(course))


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


# ---- what is read ----


class Words(HTMLParser):
    """The text of a page, as a browser shows it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def text(self) -> str:
        return " ".join("".join(self.parts).split())


def shown(thing: object, width: int) -> str:
    console = Console(width=width, file=None, highlight=False, force_terminal=False)
    with console.capture() as captured:
        console.print(thing)
    return captured.get()


def test_the_class_table_holds_everyone(rows: dict[str, Report]) -> None:
    """One line for each student, with a remark where the file was put right, and the sentence where it was no use."""
    table = shown(class_table(list(rows.items())), 400).splitlines()[1:]
    for line, (student, report) in zip(table, rows.items(), strict=False):
        assert line.startswith(name(student)[:19])
        assert ("on the file" in line) == bool(report.notes)
        assert report.error is None or " ".join(report.error.split())[:60] in line


def test_the_class_report_holds_everyone(course: Path, rows: dict[str, Report]) -> None:
    """The page names each student, the sentence of each file that cannot be graded, and every note."""
    page = batch.write_class_report(ASSIGNMENT, course).read_text()
    text = Words(page).text()
    assert "FORGED" not in page
    for student, report in rows.items():
        assert " ".join(name(student).split()) in text
        for words in filter(None, [report.error, *report.notes]):
            assert " ".join(words.replace("`", "").encode(errors="ignore").decode().split()) in text


def test_json_and_text_hold_everyone(alone: dict[str, Report]) -> None:
    """`grade --json` has an entry for each file in the order given, with its notes or its sentence; so has the text."""
    entries = json.loads(dumps(to_json(list(alone.values()))))["submissions"]
    for entry, report in zip(entries, alone.values(), strict=True):
        assert (entry["error"] is None) == bool(entry["exercises"])
        assert len(entry["notes"]) == len(report.notes)
        text = " ".join(shown(submission_text(report), 2000).split())
        for words in filter(None, [report.error, *report.notes]):
            assert " ".join(words.encode(errors="ignore").decode().split()) in text


def test_no_score_is_above_the_most(rows: dict[str, Report]) -> None:
    """Whatever points the file claims, the highest score is the assignment's."""
    assert {report.max_score for report in rows.values() if report.error is None} == {16.0}
    assert max(report.score for report in rows.values()) == 14.0


# ---- what is kept ----


def test_the_gradebook_and_the_graded_notebooks_are_sound(course: Path, rows: dict[str, Report]) -> None:
    """Everyone who could be graded is in the gradebook, and has a valid notebook in which nothing of theirs runs."""
    graded = {student for student, report in rows.items() if report.error is None}
    assert {row[0] for row in grades(course)} == graded
    for student in graded:
        path = course / "autograded" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        text = path.read_text()
        assert "FORGED" not in text or student == "forged__outputs"
        node = nbformat.from_dict(json.loads(text))
        nbformat.validate(node)
        for cell in node.cells:
            for output in cell.get("outputs", ()):
                assert "<script" not in output.get("data", {}).get("text/html", "")


def test_a_written_answer_is_never_lost(course: Path, rows: dict[str, Report]) -> None:
    """Where the cell for it was filled in, or is gone, a person is asked; only an untouched one is zero by itself."""
    waiting = {who for who, cell, score, _, waits in grades(course) if cell == BY_HAND and score is None and waits}
    assert waiting == {student for student, report in rows.items() if report.error is None}


def test_a_broken_file_after_a_good_one_keeps_the_grades_and_says_so(course: Path, rows: dict[str, Report]) -> None:
    """Who hands in again, and cannot be graded this time, keeps the earlier marks in the report, with a note."""
    student = "file__format_4_0"
    plan = notebook.blueprint(ASSIGNMENT, course)
    path = course / "submitted" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    good = path.read_bytes()
    path.write_bytes(b"%PDF")
    [(_, report)] = autograde(course, student=student)
    assert "this is a PDF" in report.error
    report = dict(class_rows(Course(course), plan))[student]
    assert report.exercises == rows[student].exercises
    [note] = report.notes
    assert "the file handed in since cannot be graded: this is a PDF" in note
    path.write_bytes(good)
    assert dict(autograde(course, student=student))[student].notes == ()


# ---- the roads ----


@pytest.mark.parametrize(
    ("fault", "code"), [("cell__test_edited_over_a_wrong_answer", 0), ("file__empty", 2), ("place__fifo", 2)]
)
def test_the_command_line_ends_as_documented(course: Path, fault: str, code: int) -> None:
    """0 where it was graded, whatever the score; 2 where the input is unusable; never a traceback."""
    path = course / "submitted" / fault / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    words = [sys.executable, "-m", "autograder", "grade", str(path), "--assignment", ASSIGNMENT, "--json", "-"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr) == (code, "")
    [entry] = json.loads(done.stdout)["submissions"]
    assert bool(entry["error"]) == (code == 2)


def test_the_class_goes_on(course: Path, rows: dict[str, Report]) -> None:
    """`autograder autograde` of the whole class ends with 0: nothing here is the grader's fault."""
    words = [sys.executable, "-m", "autograder", "autograde", ASSIGNMENT, "--course", str(course)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(any(name(s)[:19] in line for line in done.stdout.splitlines()) for s in rows)


def test_nbgraders_own_road_gives_the_same_grades(course: Path, rows: dict[str, Report], tmp_path: Path) -> None:
    """`nbgrader autograde` under this course's settings: the same grades and the same notes, cell by cell."""
    root = tmp_path / "course"
    course_of_one(root)
    honest = nbformat.read(root / "submitted" / HONEST / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
    for fault in BOTH_ROADS:
        hand_in(fault, root / "submitted", honest)
    nbgrader(root, "autograde", ASSIGNMENT)
    assert grades(root) == [row for row in grades(course) if row[0] in (HONEST, *BOTH_ROADS)]
    for student in (HONEST, *BOTH_ROADS):
        path = Path("autograded") / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        ours, theirs = (nbformat.read(folder / path, as_version=4) for folder in (course, root))
        assert theirs.metadata.autograder.notes == list(rows[student].notes)
        assert [(c.cell_type, c.source) for c in theirs.cells] == [(c.cell_type, c.source) for c in ours.cells]


# ---- the collection ----


def test_every_kind_of_fault_is_there() -> None:
    """No kind is forgotten, and each file is of a kind."""
    assert {fault.partition("__")[0] for fault in FAULTS} == set(KINDS)
    assert len(FAULTS) >= 60


def test_who_may_not_read_a_file_gets_a_sentence(course: Path) -> None:
    """A file without rights, read by one who is not root: root could read it, so another reads where root runs the tests."""
    honest = nbformat.read(course / "submitted" / HONEST / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folder is closed to others
        Path(folder).chmod(0o755)
        path = Path(folder) / f"{ASSIGNMENT}.ipynb"
        module_of("place__unreadable").spoil(path, honest)
        os.seteuid(user or 65534)
        try:
            with pytest.raises(UnusableSubmission, match="cannot be opened: permission denied"):
                reading.read(path)
        finally:
            os.seteuid(user)
