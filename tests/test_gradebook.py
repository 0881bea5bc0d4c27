"""Both roads to a grade: `autograder autograde` and, under this course's settings, `nbgrader autograde`."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder import batch
from autograder.errors import CourseError
from tests.sample_class.__main__ import make_course
from tests.sample_class.submissions import ASSIGNMENT, STUDENTS

GRADES = """
select student.id, base_cell.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade
from grade join base_cell on base_cell.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
join student on student.id = submitted_assignment.student_id order by 1, 2
"""
QUICK = ("ada", "dora", "fatima", "hana", "kofi")  # the students without a time-out: enough for the slower road


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which the assignment is released and everyone has handed in; nothing is graded."""
    root = tmp_path_factory.mktemp("course") / "course"
    make_course(root)
    return root


@pytest.fixture(scope="module")
def graded(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same course, graded by `autograder autograde`."""
    root = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(handed_in, root)
    autograde(root)
    return root


def autograde(root: Path, student: str | None = None, **way) -> list:
    return batch.autograde(ASSIGNMENT, root, student=student, way=batch.Way(jobs=2, **way))


def nbgrader(root: Path, *words: str) -> subprocess.CompletedProcess:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=root, env=environment, capture_output=True, text=True
    )


def grades(root: Path) -> list[tuple]:
    with sqlite3.connect(root / "gradebook.db") as database:
        return database.execute(GRADES).fetchall()


def test_both_roads_write_the_same_grades(handed_in: Path, graded: Path, tmp_path: Path) -> None:
    """`nbgrader autograde` under this course's settings gives every cell the grade that `autograder autograde` gives."""
    root = tmp_path / "course"
    shutil.copytree(handed_in, root)
    for student in set(STUDENTS) - set(QUICK):
        shutil.rmtree(root / "submitted" / student)
    done = nbgrader(root, "autograde", ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    assert grades(root) == [row for row in grades(graded) if row[0] in QUICK]
    for student in QUICK:
        path = Path("autograded") / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        ours, theirs = (nbformat.read(folder / path, as_version=4) for folder in (graded, root))
        assert ours.metadata.autograder.exercises == theirs.metadata.autograder.exercises
        assert [c.source for c in ours.cells] == [c.source for c in theirs.cells]


def test_a_grade_is_what_the_report_says(graded: Path) -> None:
    """The gradebook's scores are the verdicts' scores, whatever a student printed, returned or typed into the file."""
    written = {(who, cell): score for who, cell, score, _, _ in grades(graded)}
    for student, report in autograde(graded):
        for verdict in report.exercises:
            if verdict.status != "manual":
                assert written[student, f"check-{verdict.id}"] == verdict.score


def test_a_written_answer_waits_for_a_person_and_an_untouched_one_does_not(graded: Path) -> None:
    """nbgrader's own rule for manually graded cells: no grade until a person gives one; 0 where nothing was written."""
    written = {who: (score, waits) for who, cell, score, _, waits in grades(graded) if not cell.startswith("check-")}
    assert written["ada"] == (None, 1)
    assert written["hana"] == (0.0, 0)


def test_nothing_is_graded_twice_without_need(graded: Path, tmp_path: Path) -> None:
    """A second run grades nobody; after one student has handed in again it grades that one."""
    root = tmp_path / "course"
    shutil.copytree(graded, root)
    waiting: list[int] = []
    autograde(root, advance=lambda done, total: waiting.append(total))
    assert set(waiting) == {1}, "only the broken file is looked at again"
    path = root / "submitted" / "dora" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.write_text(path.read_text().replace("axis=0", "axis=-1, keepdims=True"))
    rows = dict(autograde(root, advance=lambda done, total: waiting.append(total)))
    assert waiting[-1] == 2
    assert {v.status for v in rows["dora"].exercises} == {"passed", "manual"}


def test_a_persons_grade_is_kept_and_asked_for_again(graded: Path, tmp_path: Path) -> None:
    """Grading again never overwrites a manual score; it marks it for another look, as nbgrader does."""
    root = tmp_path / "course"
    shutil.copytree(graded, root)
    with sqlite3.connect(root / "gradebook.db") as database:
        database.execute(
            "update grade set manual_score = 1.5 where id in (select grade.id from grade join base_cell on "
            "base_cell.id = grade.cell_id join submitted_notebook s on s.id = grade.notebook_id join submitted_assignment a "
            "on a.id = s.assignment_id where base_cell.name = 'check-softmax' and a.student_id = 'dora')"
        )
    autograde(root, student="dora", force=True)
    assert [row[3:] for row in grades(root) if row[:2] == ("dora", "check-softmax")] == [(1.5, 1)]


def test_feedback_shows_messages_and_no_hidden_case(graded: Path) -> None:
    """nbgrader's feedback page holds what the student was told, and neither a right answer nor a script of theirs."""
    done = nbgrader(graded, "generate_feedback", ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    page = (graded / "feedback" / "dora" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text()
    assert "each row should sum to 1" in page
    assert "BEGIN SOLUTION" not in page
    assert "It looks as if" in page


def test_export_writes_every_score(graded: Path, tmp_path: Path) -> None:
    """`nbgrader export` gives one row for each student who was graded, with the points of the report."""
    done = nbgrader(graded, "export", "--to", str(tmp_path / "grades.csv"))
    assert done.returncode == 0, done.stderr
    rows = (tmp_path / "grades.csv").read_text().splitlines()
    assert len(rows) == len(STUDENTS)  # a heading, and all but the broken file


def test_the_broken_file_has_a_sentence_and_no_grade(graded: Path) -> None:
    """A file that cannot be read is in the class table with the reason; the gradebook knows nothing of it."""
    rows = dict(autograde(graded))
    assert rows["lea"].error
    assert rows["lea"].exercises == ()
    assert "lea" not in {row[0] for row in grades(graded)}


def test_the_report_is_stored_with_the_graded_notebook(graded: Path) -> None:
    """`autograded/` carries the whole report, so that the class report needs no second run."""
    path = graded / "autograded" / "emil" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    stored = json.loads(path.read_text())["metadata"]["autograder"]
    assert stored["fingerprint"]
    assert {e["status"] for e in stored["exercises"]} >= {"partial", "failed"}


def test_a_dask_cluster_grades_the_same(graded: Path, tmp_path: Path) -> None:
    """With `--scheduler`, the workers of a cluster grade, and the grades are those of this machine."""
    from distributed import LocalCluster

    root = tmp_path / "course"
    shutil.copytree(graded, root)
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        rows = autograde(root, student="dora", force=True, scheduler=cluster.scheduler_address)
    here = dict(autograde(graded))
    assert [report.exercises for _, report in rows] == [here["dora"].exercises]
    assert grades(root) == grades(graded)


def test_a_scheduler_that_does_not_answer_is_one_sentence(graded: Path) -> None:
    """A wrong address is the person's to mend: CourseError, with the address."""
    with pytest.raises(CourseError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        autograde(graded, student="dora", force=True, scheduler="tcp://127.0.0.1:9")
