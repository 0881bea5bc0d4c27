"""nbgrader's database, folders and preprocessors: grades made by either road are written here, by the same function."""

import shutil
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
import sqlalchemy.exc
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor
from nbgrader.utils import compute_checksum, parse_utc
from traitlets import Integer
from traitlets.config import Config, PyFileConfigLoader

from autograder import graded_notebook, notebook, reading
from autograder.errors import CourseError, UnusableSubmission
from autograder.grading import DEFAULT_SEED, Graded, Grader
from autograder.model import Report, Verdict
from autograder.notebook import Blueprint

IDLE = 30.0  # seconds after which nbgrader's road lets its sandbox go; formgrader's server lives for weeks
MAX_EXTRA = 20 * 2**20  # bytes of a file beside the notebook that is copied along
EARLIER = "these are the grades of an earlier notebook; of the one handed in last: "  # begins a note


# ---- the course ----


class Course:
    """A course folder as nbgrader sees it: its nbgrader_config.py, its folders, its gradebook."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = self._load_config(root)
        self.folders = CourseDirectory(config=self.config, root=str(root))
        self.seed = GradeInSandbox(config=self.config).seed

    @staticmethod
    def _load_config(root: Path) -> Config:
        try:
            return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
        except Exception as error:  # the instructor's own Python: anything
            raise CourseError(f"{root / 'nbgrader_config.py'} cannot be used: {error}") from None

    def submitted(self, assignment: str) -> dict[str, Path]:
        """Each student who handed something in, and the folder it lies in, or should, in the order of their names."""
        folder = self.root / self.folders.submitted_directory
        if not folder.is_dir():
            raise CourseError(f"there is no {folder}: collect the submissions first (`nbgrader collect {assignment}`)")
        parts = (self.folders.source_directory, self.folders.release_directory)
        others = {path.name for part in parts for path in (self.root / part).glob("*")} - {assignment}
        return reading.handed_in(folder, assignment, others)

    def autograded(self, student: str, assignment: str) -> Path:
        return self.root / self.folders.autograded_directory / student / assignment

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """The open gradebook. Raises CourseError where it cannot be used."""
        try:
            with quiet_database(), Gradebook(self.folders.db_url, self.folders.course_id) as book:
                yield book
        except sqlalchemy.exc.OperationalError as error:
            raise CourseError(
                f"the gradebook cannot be used ({error.orig}): is it locked, or on a full disk?"
            ) from None

    def require_assignment(self, assignment: str) -> None:
        """Raises CourseError where the gradebook does not know the assignment."""
        with self.gradebook() as book:
            try:
                book.find_notebook(assignment, assignment)
            except MissingEntry:
                what = f"run `nbgrader generate_assignment {assignment}` in {self.root} first"
                raise CourseError(f"the gradebook does not know {assignment!r}: {what}") from None


@contextmanager
def quiet_database() -> Iterator[None]:
    """Without SQLAlchemy's remarks on nbgrader's own queries (an autoflush in add_submission), which mean nothing here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)
        yield


# ---- one student's grades ----


@dataclass(frozen=True)
class Handed:
    """What one student handed in."""

    student: str
    folder: Path

    def notebook(self, assignment: str) -> Path:
        return reading.find(self.folder, assignment)

    def timestamp(self) -> str | None:
        """When, as nbgrader's exchange noted it; None where that is no date, since the file comes from the student."""
        path = self.folder / "timestamp.txt"
        with suppress(OSError, ValueError, OverflowError):
            if path.is_file() and not path.is_symlink() and path.stat().st_size < 1000:
                text = path.read_text(errors="replace").strip()
                parse_utc(text)
                return text
        return None


def record(
    book: Gradebook, assignment: str, student: str, graded: Graded, plan: Blueprint, timestamp: str | None
) -> None:
    """Write one submission's grades, in one transaction. A manual grade that a person gave is kept, and asked for again."""
    book.update_or_create_student(student)
    book.update_or_create_submission(assignment, student, **({"timestamp": timestamp} if timestamp else {}))
    row = book.find_submission_notebook(assignment, assignment, student)
    verdicts = {item.grade_id: v for item, v in zip(plan.items, graded.report.exercises, strict=True)}
    answered = _answered(graded, plan)
    for grade in row.grades:
        if grade.name in verdicts:
            grade.auto_score = _auto_score(verdicts[grade.name], grade.name in answered)
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
    for comment in row.comments:
        comment.auto_comment = None if comment.name in answered else "No response."
    book.db.commit()


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


def hand_back(course: Course, assignment: str, handed: Handed, graded: Graded, plan: Blueprint) -> None:
    """Record the grades, then write `autograded/`. In this order, a run that is cut off leaves at most work to repeat."""
    with course.gradebook() as book:
        record(book, assignment, handed.student, graded, plan, handed.timestamp())
        late = book.find_submission(assignment, handed.student).total_seconds_late > 0
    if late:
        apply_late_penalty(course.config, assignment, handed.student, course.folders.db_url)
    folder = course.autograded(handed.student, assignment)
    folder.mkdir(parents=True, exist_ok=True)
    _copy_beside(handed.folder, folder, assignment)
    _write_whole(folder / f"{assignment}.ipynb", nbformat.writes(graded_notebook.write(graded)))


def note_unusable(course: Course, assignment: str, student: str, reason: str) -> None:
    """Where an earlier notebook of the student's was graded, say in its report that the one of now cannot be used."""
    path = course.autograded(student, assignment) / f"{assignment}.ipynb"
    report = stored_report(course, assignment, student)
    if report is None:
        return
    kept = [note for note in report.notes if not note.startswith(EARLIER)]
    noted = replace(report, notes=(EARLIER + reason, *kept), fingerprint="")
    node = nbformat.read(path, as_version=4)
    _write_whole(path, nbformat.writes(graded_notebook.carrying(node, noted)))


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


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all; read-only, as nbgrader leaves it."""
    part = path.with_suffix(".part")
    part.write_text(text + "\n")
    part.chmod(0o444)
    part.replace(path)


# ---- what has been graded already ----


def stored_report(course: Course, assignment: str, student: str) -> Report | None:
    """The report of the last grading, as the graded notebook carries it."""
    path = course.autograded(student, assignment) / f"{assignment}.ipynb"
    if not path.is_file():
        return None
    return graded_notebook.report_in(nbformat.read(path, as_version=4))


def class_rows(course: Course, assignment: str) -> list[tuple[str, Report]]:
    """Every student's report: of those graded, the stored one; of the others, why there is none."""
    rows = []
    for student, folder in course.submitted(assignment).items():
        report = stored_report(course, assignment, student)
        if report is None:
            path = Handed(student, folder).notebook(assignment)
            try:
                notebook.read(path)
                error = f"not graded yet: run `autograder autograde {assignment}`"
            except UnusableSubmission as reason:
                error = str(reason)
            report = Report(notebook=str(path), assignment=assignment, error=error)
        rows.append((student, report))
    return rows


# ---- nbgrader's road ----


class GradeInSandbox(NbGraderPreprocessor):
    """In place of nbgrader's execution: `nbgrader autograde` and the formgrader's button grade in the sandbox."""

    seed = Integer(DEFAULT_SEED, help="Hidden inputs are drawn from it. Change it each year.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        about = resources["nbgrader"]
        assignment, student = about["assignment"], about["student"]
        grader = _idle_grader(
            assignment, Path.cwd(), self.seed
        )  # nbgrader changes to the course folder while it converts
        graded = grader.grade_node(reading.as_read(nb), f"{assignment}.ipynb")
        with quiet_database(), Gradebook(about["db_url"]) as book:
            record(book, assignment, student, graded, grader.blueprint, None)
        for verdict in graded.report.exercises:
            if verdict.status == "not-judged":
                self.log.error("%s of %s was not judged: %s", verdict.id, student, verdict.messages[0])
        return graded_notebook.write(graded), resources


_idle: dict[tuple[str, Path, int], tuple[Grader, threading.Timer]] = {}
_idle_lock = threading.Lock()


def _idle_grader(assignment: str, root: Path, seed: int) -> Grader:
    """A grader that is kept warm from one submission to the next, and let go when none has come for a while."""
    key = (assignment, root, seed)
    with _idle_lock:
        grader, timer = _idle.pop(key, (None, None))
        if timer:
            timer.cancel()
        if grader is None:
            grader = Grader(assignment, root, seed=seed)
        timer = threading.Timer(IDLE, _let_go, [key])
        timer.daemon = True
        timer.start()
        _idle[key] = (grader, timer)
        return grader


def _let_go(key: tuple[str, Path, int]) -> None:
    with _idle_lock:
        grader, _ = _idle.pop(key, (None, None))
    if grader:
        grader.close()
