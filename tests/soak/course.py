"""A class in a course folder of its own, the grader as its user starts it, and all that it leaves behind."""

import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil

from tests.sample_class.__main__ import ROOT, make_course
from tests.sample_class.submissions import ASSIGNMENT, write_notebook

HONEST = (
    "ada",
    "bela",
    "chen",
    "dora",
    "emil",
    "fatima",
    "goran",
    "hana",
    "june",
    "kofi",
)  # who end fast, and can be read
JOBS = 2
PATIENCE = 900.0  # seconds until a run counts as hung; the longest takes a tenth of it on a quiet machine
PR_SET_CHILD_SUBREAPER = 36
ROWS = """
select student.id, base_cell.name, grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade,
       comment.auto_comment, submitted_assignment.timestamp, submitted_notebook.late_submission_penalty
from submitted_assignment join student on student.id = submitted_assignment.student_id
join submitted_notebook on submitted_notebook.assignment_id = submitted_assignment.id
join base_cell on base_cell.notebook_id = submitted_notebook.notebook_id
left join grade on grade.cell_id = base_cell.id and grade.notebook_id = submitted_notebook.id
left join comment on comment.cell_id = base_cell.id and comment.notebook_id = submitted_notebook.id
where grade.id is not null or comment.id is not null
order by 1, 2, base_cell.type
"""


# ---- the class ----


def make_class(root: Path, size: int) -> None:
    """A released assignment, and `size` notebooks handed in: no two the same, every second late, every fourth with data."""
    make_course(root)
    shutil.rmtree(root / "submitted")
    with closing(sqlite3.connect(root / "gradebook.db")) as database, database:
        database.execute("update assignment set duedate = '2026-03-01 12:00:00'")
    for number in range(size):
        who = HONEST[number % len(HONEST)]
        hand_in(root, f"{who}-{number:04}", lambda path, who=who: write_notebook(who, released(root), path))
        folder = root / "submitted" / f"{who}-{number:04}" / ASSIGNMENT
        (folder / "timestamp.txt").write_text(f"2026-03-0{1 + number % 2} 12:00:00.000000 UTC")
        if number % 4 == 0:
            (folder / "data.csv").write_text("x,y\n" + "0.5,1.5\n" * 4_000)


def hand_in(root: Path, student: str, write: Callable[[Path], None]) -> None:
    """Put a notebook into `submitted/`, with a cell more that makes it the student's own."""
    path = notebook_of(root, "submitted", student)
    write(path)
    node = nbformat.read(path, as_version=4)
    node.cells.append(nbformat.v4.new_markdown_cell(f"Handed in by {student}.", id=f"of-{student}"))
    nbformat.write(node, path)


def released(root: Path) -> Path:
    return root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def notebook_of(root: Path, folder: str, student: str) -> Path:
    return root / folder / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def students_graded(root: Path) -> set[str]:
    """Whose graded notebook is there."""
    return {path.parts[-3] for path in root.glob(f"autograded/*/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")}


# ---- the grader ----


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code, and what it said on standard error."""

    code: int
    said: str
    seconds: float


class Run:
    """`autograder autograde` on a course, in a process of its own, with a folder of its own for temporary files."""

    def __init__(self, course: Path, *, jobs: int = JOBS, prepare: Callable[[], None] | None = None) -> None:
        self.course = course
        self.temporary = course.with_name(f"{course.name}-tmp")
        self.temporary.mkdir(exist_ok=True)
        self.begun = time.monotonic()
        words = ["autograde", ASSIGNMENT, "--course", str(course), "--jobs", str(jobs)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "autograder", *words],
            cwd=ROOT,
            env=os.environ | {"TMPDIR": str(self.temporary)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=prepare,
        )

    def until(self, graded: int, then: float = 0.0) -> None:
        """Wait until so many have been graded, and `then` seconds more; or until the run has ended."""
        self.watch(lambda: len(students_graded(self.course)) >= graded)
        try:
            self.process.wait(then)
        except subprocess.TimeoutExpired:
            return

    def watch(self, reached: Callable[[], bool]) -> None:
        """Wait until something is so, or the run has ended."""
        while self.process.poll() is None and not reached():
            time.sleep(0.005)
            if time.monotonic() - self.begun > PATIENCE:
                self.process.kill()
                raise TimeoutError(f"a run took more than {PATIENCE:.0f} s")

    def end(self, signal: int | None = None) -> Ended:
        """Send a signal, if any, and wait for the end."""
        if signal is not None:
            self.process.send_signal(signal)
        try:
            _, said = self.process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return Ended(self.process.returncode, said, time.monotonic() - self.begun)

    def left_over(self) -> Iterator[str]:
        """What outlived the run: processes, files in the folder for temporary ones. What is found is removed."""
        _, alive = psutil.wait_procs(psutil.Process().children(recursive=True), timeout=20)
        for process in alive:
            yield f"the process {process.pid} ({process.name()}) outlived the run"
            process.kill()
        for path in sorted(self.temporary.iterdir()):
            yield f"{path.name} was left in the folder for temporary files"
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def adopt_orphans() -> None:
    """From now on whatever a run leaves behind becomes a child of this process, and can be found. Source: prctl(2)."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def one_sentence(ended: Ended, word: str = "", code: int = 2) -> Iterator[str]:
    """What is wrong with an end that should be an error of one sentence, with that exit code."""
    lines = ended.said.strip().splitlines()
    if ended.code != code:
        yield f"exit code {ended.code}, where {code} is right"
    if len(lines) != 1 or not lines[0].startswith("autograder: ") or word not in lines[0]:
        last = lines[-1][:200] if lines else ""
        yield f"{len(lines)} lines on standard error, where one sentence{word and f' with {word!r}'} is right: {last!r}"


def no_error(ended: Ended) -> Iterator[str]:
    if ended.code != 0 or ended.said:
        yield f"exit code {ended.code}, and on standard error {ended.said.strip()[-200:]!r}"


# ---- what a run has written ----


@dataclass(frozen=True)
class Written:
    """All that the grader has written of a class: each student's rows of the gradebook, each file in `autograded/`."""

    rows: Mapping[str, tuple[tuple, ...]]
    files: Mapping[str, bytes]


def written(root: Path) -> Written:
    """Read it. Raises AssertionError where the gradebook is damaged."""
    with closing(sqlite3.connect(root / "gradebook.db", timeout=30)) as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)], "the gradebook is damaged"
        assert database.execute("pragma foreign_key_check").fetchall() == [], "the gradebook is inconsistent"
        rows: dict[str, tuple] = {}
        for student, *row in database.execute(ROWS):
            rows[student] = (*rows.get(student, ()), tuple(row))
    folder = root / "autograded"
    files = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    return Written(rows, files)


def differences(found: Written, right: Written) -> Iterator[str]:
    """How a finished run differs from another."""
    for student in sorted(found.rows.keys() | right.rows.keys()):
        if found.rows.get(student) != right.rows.get(student):
            yield f"the gradebook's rows of {student} differ"
    for name in sorted(found.files.keys() | right.files.keys()):
        if found.files.get(name) != right.files.get(name):
            state = "is missing" if name not in found.files else "is too many" if name not in right.files else "differs"
            yield f"autograded/{name} {state}"


def half_done(root: Path, right: Written, *, jobs: int = JOBS) -> Iterator[str]:
    """What is wrong with a course in which a run was cut off: a student's grades are there whole or not at all, the graded
    notebook only with all that belongs to it, and work is to be repeated for as many as were in hand."""
    found, done = written(root), students_graded(root)
    recorded = {student for student, rows in found.rows.items() if rows == right.rows[student]}
    for student in sorted(found.rows.keys() - recorded):
        if any(row[1] is not None for row in found.rows[student]):
            yield f"{student} is half graded in the gradebook"
    for student in sorted(done - recorded):
        yield f"{student} has a graded notebook, and other grades in the gradebook"
    for name, data in right.files.items():
        if name.partition("/")[0] in done and found.files.get(name) != data:
            yield f"autograded/{name} is not whole"
    if len(recorded - done) > jobs:
        yield f"{len(recorded - done)} were recorded and not handed back, with {jobs} in hand"


def stamps(root: Path) -> dict[str, tuple[int, int]]:
    """When each graded notebook was written, and as which file: both change where it is written again."""
    paths = {student: notebook_of(root, "autograded", student).stat() for student in students_graded(root)}
    return {student: (about.st_mtime_ns, about.st_ino) for student, about in paths.items()}


def completed(root: Path, right: Written) -> Iterator[str]:
    """Run the grader once more, undisturbed: what was done is kept, the rest is done, and all is as it should be."""
    before = stamps(root)
    run = Run(root)
    yield from no_error(run.end())
    after = stamps(root)
    for student, stamp in before.items():
        if after.get(student) != stamp:
            yield f"{student} was graded again without need"
    yield from differences(written(root), right)
    yield from run.left_over()


def valid(files: Mapping[str, bytes]) -> Iterator[str]:
    """Which of the graded notebooks are none."""
    for name, data in files.items():
        if name.endswith(".ipynb"):
            try:
                nbformat.validate(nbformat.from_dict(json.loads(data)))
            except (ValueError, nbformat.ValidationError) as error:
                yield f"autograded/{name} is no notebook: {type(error).__name__}"


def undisturbed(template: Path, root: Path) -> tuple[Written, Ended, float]:
    """Grade a copy of a course without trouble: what is right, how it ended, and the seconds to the first graded notebook.

    It is graded where later the others are, as a graded notebook names the file it was made from, and then moved to `root`.
    """
    course = root.with_name("course")
    shutil.copytree(template, course)
    run = Run(course)
    run.until(1)
    first = time.monotonic() - run.begun
    ended = run.end()
    right = written(course)
    wrong = [*no_error(ended), *run.left_over(), *valid(right.files)]
    assert not wrong, f"an undisturbed run: {wrong[0]}"
    course.rename(root)
    return right, ended, first
