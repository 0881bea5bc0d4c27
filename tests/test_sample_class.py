"""The sample class, graded through the real sandbox."""

from pathlib import Path

import pytest

from autograder.notebook import blueprint
from tests.sample_class.__main__ import main
from tests.sample_class.submissions import ASSIGNMENT, STUDENTS

EXPECTED = {  # the statuses of each student's exercises, in the notebook's order
    "ada": "passed passed passed passed passed passed passed passed manual",
    "bela": "passed passed passed passed passed passed passed passed manual",
    "chen": "passed passed passed passed passed passed passed passed manual",
    "dora": "passed passed passed passed failed passed passed passed manual",
    "hana": "missing missing missing missing missing missing missing missing manual",
    "igor": "passed passed passed passed timeout passed passed passed manual",
    "june": "passed error passed passed passed passed passed passed manual",
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "course"
    main(root, (ASSIGNMENT,))
    return root


@pytest.fixture(scope="module")
def rows(course: Path) -> dict:
    from autograder.autograded import class_rows
    from autograder.course import Course

    return dict(class_rows(Course(course), blueprint(ASSIGNMENT, course)))


@pytest.mark.parametrize("student", EXPECTED)
def test_each_student_gets_the_status_they_earned(rows: dict, student: str) -> None:
    """Right answers of three styles pass whole; one mistake, a hang or a bomb costs its own exercise and no other."""
    assert [v.status for v in rows[student].exercises] == EXPECTED[student].split()


def test_every_student_has_a_row(rows: dict) -> None:
    """Twelve handed in, twelve are in the table."""
    assert tuple(rows) == STUDENTS


def test_the_single_misconception_is_named(rows: dict) -> None:
    """Dora's softmax runs down the columns, and that is what she and her teacher are told."""
    [verdict] = [v for v in rows["dora"].exercises if v.status == "failed"]
    assert verdict.misconception == "softmax-over-columns"


def test_ready_made_answers_are_forbidden(rows: dict) -> None:
    """Goran calls SciPy: those exercises are `forbidden`, and the derivative he wrote himself passes."""
    status = {v.id: v.status for v in rows["goran"].exercises}
    assert status["sigmoid"] == status["softmax"] == status["sigmoid_derivative"] == "forbidden"
    assert status["relu_derivative"] == "passed"


def test_the_forger_gets_nothing(rows: dict) -> None:
    """Objects that equal everything, a stub for `check`, and points typed into the file earn no point."""
    assert {v.status for v in rows["kofi"].exercises} <= {"failed", "manual"}
    assert rows["kofi"].score == 0
    assert rows["kofi"].max_score == rows["ada"].max_score


def test_the_plain_formula_keeps_most_of_its_points(rows: dict) -> None:
    """A sigmoid that overflows at -1000, and nowhere else, is partly right, and worth more than half."""
    [verdict] = [v for v in rows["emil"].exercises if v.id == "sigmoid"]
    assert verdict.status == "partial"
    assert verdict.score > verdict.max_score / 2


def test_the_class_report_is_one_file(course: Path) -> None:
    """The report names every student and the misconception, and loads nothing from elsewhere."""
    page = (course / "reports" / f"{ASSIGNMENT}.html").read_text()
    assert all(student in page for student in STUDENTS)
    assert "softmax-over-columns" in page
    assert "src=" not in page
