"""Many submissions: of files named on the command line, or of a class in its course folder."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from autograder import answer_key, exercises, memory, notebook
from autograder.errors import CourseError, UnknownName, UnusableSubmission
from autograder.grading import DEFAULT_SEED, Graded, Grader, grade_all
from autograder.judge import Questions
from autograder.model import Report

if TYPE_CHECKING:  # nbgrader takes a second to import
    from autograder.course import Course, Handed

TIDY = 20  # submissions after which free memory is given back: hostile ones take a hundred MB for a moment


def grade_files(paths: list[Path], *, assignment: str | None, jobs: int, unsafe: bool) -> list[Report]:
    """Grade notebook files, in the order given. Raises for an unknown assignment; an unusable file is a report."""
    if assignment is not None:
        notebook.known_assignment(assignment, exercises.ASSIGNMENTS)
    course = notebook.find_course(Path.cwd())
    owners = {e.id: e.assignment for e in exercises.all_exercises().values()}
    with ExitStack() as stack:
        graders: dict[str, Grader] = {}
        plans: list[tuple[Path, str | Report]] = []
        for path in paths:
            plans.append((path, assignment or _assignment_of(path, owners)))
            name = plans[-1][1]
            if isinstance(name, str) and name not in graders:
                graders[name] = stack.enter_context(Grader(name, course, seed=DEFAULT_SEED, unsafe=unsafe))

        def grade_one(plan: tuple[Path, str | Report]) -> Report:
            path, name = plan
            return graders[name].grade_file(path).report if isinstance(name, str) else name

        memory.share_one_heap()
        with ThreadPoolExecutor(jobs) as pool:
            return list(pool.map(grade_one, plans))


def _assignment_of(path: Path, owners: dict[str, str]) -> str | Report:
    try:
        return notebook.guess_assignment(path, notebook.read(path), exercises.ASSIGNMENTS, owners)
    except UnusableSubmission as error:
        return Report(notebook=str(path), assignment=None, error=str(error))


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a class is graded: so many submissions at once, here or on a Dask cluster; all of them, or those that need it."""

    jobs: int
    scheduler: str | None = None
    force: bool = False
    unsafe: bool = False
    advance: Callable[[int, int], None] = lambda done, total: None


def autograde(assignment: str, root: Path, *, student: str | None, way: Way) -> list[tuple[str, Report]]:
    """Grade a class into its gradebook and `autograded/`. Returns every student's row, graded now or before."""
    from autograder.course import Course

    notebook.known_assignment(assignment, exercises.ASSIGNMENTS)
    course = Course(root)
    memory.share_one_heap()
    with Grader(assignment, root, seed=course.seed, unsafe=way.unsafe) as grader, course.alone(assignment):
        if way.scheduler is None:
            grader.start()  # it takes as long as nbgrader does, which is imported meanwhile
        course.require_assignment(assignment)
        everyone = {handed.student: handed for handed in course.submitted(assignment)}
        if student is not None and student not in everyone:
            raise UnknownName("submission of", student, everyone)
        return _autograde(course, grader, [h for who, h in everyone.items() if student in (None, who)], way)


def _autograde(course: "Course", grader: Grader, chosen: "list[Handed]", way: Way) -> list[tuple[str, Report]]:
    from autograder import autograded

    rows: dict[str, Report] = {}
    waiting: list[Handed] = []
    for handed in chosen:
        report = None if way.force else autograded.stored_report(course, grader.assignment, handed.student)
        if autograded.is_current(report, handed, grader.blueprint, course.seed):
            rows[handed.student] = report
        else:
            waiting.append(handed)
    way.advance(0, len(waiting))
    if waiting:
        for done, (handed, report) in enumerate(_graded(course, grader, waiting, way), start=1):
            rows[handed.student] = report
            way.advance(done, len(waiting))
    return [(handed.student, rows[handed.student]) for handed in chosen]


def _graded(course: "Course", grader: Grader, waiting: "list[Handed]", way: Way) -> "Iterator[tuple[Handed, Report]]":
    """Grade those who wait, and write each as soon as it is done: first the grades, then what is handed back. In this
    order, a run that is cut off leaves at most work to repeat."""
    from autograder import autograded
    from autograder.gradebook import Ledger, apply_late_penalty

    by_path = {handed.notebook(grader.assignment): handed for handed in waiting}
    with _executor(grader, way) as (executor, grade, at_once), course.gradebook() as book:
        ledger = Ledger(book, grader.assignment, grader.blueprint)
        for done, (path, graded) in enumerate(grade_all(grade, list(by_path), executor, at_once), start=1):
            handed = by_path[path]
            if graded.submission is not None:
                if ledger.write(handed.student, graded, handed.timestamp()):
                    apply_late_penalty(course.config, grader.assignment, handed.student, course.db_url)
                autograded.write(course, grader.assignment, handed, graded)
            yield handed, graded.report
            if done % TIDY == 0:
                memory.give_back()


@contextmanager
def _executor(grader: Grader, way: Way) -> Iterator[tuple[Executor, Callable[[Path], Graded], int]]:
    """What grades, how, and how many at once: threads here (a student's code runs in the sandbox's processes), or a Dask
    cluster's workers, each with a sandbox."""
    if way.scheduler is None:
        grader.sandbox()  # before the first thread asks: no sandbox here is one clear error, not one a student
        with ThreadPoolExecutor(way.jobs) as pool:
            try:
                yield pool, grader.grade_submitted, 2 * way.jobs
            except BaseException:
                grader.close()  # whoever stops does not wait for what is under way
                raise
        return
    from distributed import Client

    try:
        client = Client(way.scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise CourseError(f"no Dask scheduler answers at {way.scheduler}: {error}") from None
    with client:
        remote = RemoteGrader(grader.assignment, grader.course, grader.seed)
        yield client.get_executor(pure=False), remote.grade_submitted, 2 * max(1, sum(client.nthreads().values()))


class RemoteGrader:
    """Grades on whatever machine it is called: there it keeps one grader, and so one warm sandbox, a process."""

    _here: ClassVar[dict[tuple[str, Path, int], Grader]] = {}

    def __init__(self, assignment: str, course: Path, seed: int) -> None:
        self.key = (assignment, course, seed)

    def grade_submitted(self, path: Path) -> Graded:
        assignment, course, seed = self.key
        grader = self._here.get(self.key) or self._here.setdefault(self.key, Grader(assignment, course, seed=seed))
        return grader.grade_submitted(path)


def write_class_report(assignment: str, root: Path) -> Path:
    """Write the class report into the course's `reports/`. Returns the file's path."""
    from autograder.autograded import class_rows
    from autograder.course import Course
    from autograder.report.as_html import class_report

    notebook.known_assignment(assignment, exercises.ASSIGNMENTS)
    course = Course(root)
    rows = class_rows(course, notebook.blueprint(assignment, root))
    keys = answer_key.of_assignment(assignment)
    titles = {(key.exercise, w.id): (w.title, w.hint) for key in keys.values() for w in key.wrong}
    correct = {e.id: Questions(e, keys[e.id], course.seed).drawn for e in exercises.of_assignment(assignment)}
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")
    path = root / "reports" / f"{assignment}.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(class_report(assignment, rows, titles=titles, correct=correct, graded_at=now))
    return path
