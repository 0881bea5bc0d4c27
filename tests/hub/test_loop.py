"""The whole loop with real accounts in a browser: from release to grades, as students and an instructor see it."""

import pytest

from tests.hub.server import EMPTY, HOSTILE, LATE, RIGHT, STUDENTS, WRONG
from tests.hub.term import LAST, SCRIPT, Term, collected, report

pytestmark = pytest.mark.timeout(3600)


def test_the_instructor_generates_and_releases(term: Term) -> None:
    assert "Successfully created the student version of 'neurons'" in term.generated
    assert "Successfully released 'neurons'" in term.released


def test_students_see_what_is_released(term: Term) -> None:
    assert term.listed.split() == ["neurons", "introduction-to-deep-learning", "Fetch"]


def test_check_answers_in_the_students_own_server(term: Term) -> None:
    """A wrong answer typed in the browser is told what is wrong; a right one that it passes."""
    wrong, right = term.checked
    assert "✗ weighted_sum is not right yet" in wrong
    assert "a bias that is 1 higher should make the sum 1 higher" in wrong
    assert "✓ weighted_sum passes" in right


def test_validate_says_before_submission_what_is_wrong(term: Term) -> None:
    """nbgrader's Validate, in the browser: success for right answers, the student's message for a wrong one."""
    assert "Success" in term.validated[RIGHT]
    assert f"✗ {LAST} is not right yet" in term.validated[WRONG]


def test_an_assignment_is_submitted_again(term: Term) -> None:
    assert term.submissions == {RIGHT: 2, WRONG: 1, HOSTILE: 1}


def test_a_missing_notebook_is_named(term: Term) -> None:
    """Who submits a folder without the notebook is warned, and the instructor is told; the others are graded."""
    assert "neurons.ipynb: MISSING" in term.refused
    assert collected(EMPTY) == {"timestamp.txt", "submission_secret.txt"}
    assert "there is no neurons.ipynb; its folder is empty" in " ".join(term.graded.split())


def test_each_students_own_work_is_collected(term: Term) -> None:
    """The last submission of each; neither what a student linked to, nor what one put into another's name."""
    assert "Successfully collected submissions of 'neurons'" in term.collected
    assert collected(RIGHT) == {"neurons.ipynb", "timestamp.txt", "submission_secret.txt"}
    assert collected(HOSTILE) == {"neurons.ipynb", "timestamp.txt", "submission_secret.txt"}
    assert f"in the name of {RIGHT}, but belongs to {HOSTILE}" in term.collected


def test_submissions_are_graded_in_the_sandbox(term: Term) -> None:
    """By the formgrader's button and by the command alike; who looked for the course found nothing."""
    assert f"Successfully autograded 'neurons' for student '{RIGHT}'" in term.autograded
    statuses = {who: {e["id"]: e["status"] for e in report(who)["exercises"]} for who in (RIGHT, WRONG, HOSTILE, LATE)}
    for who in (RIGHT, HOSTILE, LATE):
        assert {status for name, status in statuses[who].items() if name != "xor_explanation"} == {"passed"}, who
    assert statuses[WRONG][LAST] != "passed"
    assert "seen 0" in term.shown


def test_a_written_answer_is_read_and_never_run(term: Term) -> None:
    """The script in a written answer is shown to the instructor as text."""
    assert SCRIPT in term.shown
    assert term.acted is None


def test_written_answers_are_marked_by_hand(term: Term) -> None:
    assert [float(term.grades[who]["score"]) for who in (RIGHT, HOSTILE)] == [12, 10]


def test_late_work_is_late(term: Term) -> None:
    """Handed in after the due date: under this class's rule nothing is left of what the grader gave, and only of that.

    nbgrader takes the penalty when a submission is graded: what a person gives later is not less.
    """
    late = {name: float(value) for name, value in term.grades[LATE].items() if name.endswith(("score", "penalty"))}
    assert late == {"raw_score": 12, "late_submission_penalty": 10, "score": 2, "max_score": 12}
    assert float(term.grades[RIGHT]["late_submission_penalty"]) == 0


@pytest.mark.parametrize(("who", "points"), [(RIGHT, "12.0 / 12.0"), (HOSTILE, "10.0 / 12.0"), (WRONG, "/ 12.0")])
def test_students_read_their_feedback(who: str, points: str, term: Term) -> None:
    """Points, the grader's words and the instructor's, in the student's JupyterLab."""
    assert points in term.feedback[who]
    assert "seen, " in term.feedback[who]


def test_a_mistake_is_explained_in_the_feedback(term: Term) -> None:
    assert LAST in term.feedback[WRONG]
    assert "not right" in term.feedback[WRONG] or "partly right" in term.feedback[WRONG]


def test_grades_are_exported(term: Term) -> None:
    """Every student who handed in a notebook is in the table, with points between nothing and all."""
    assert set(term.grades) == set(STUDENTS) - {EMPTY}
    assert all(0 <= float(row["score"]) <= float(row["max_score"]) == 12 for row in term.grades.values())
    assert 0 < float(term.grades[WRONG]["score"]) < 12
