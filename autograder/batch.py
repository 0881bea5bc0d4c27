"""Many submissions: of files named on the command line, or of a class in its course folder."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from autograder import answer_key, exercises, notebook
from autograder.errors import CourseError, UnknownName, UnusableSubmission
from autograder.grading import DEFAULT_SEED, Graded, Grader, grade_all
from autograder.judge import Questions
from autograder.model import Report


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

        with ThreadPoolExecutor(jobs) as pool:
            return list(pool.map(grade_one, plans))


def _assignment_of(path: Path, owners: dict[str, str]) -> str | Report:
    try:
        return notebook.guess_assignment(path, notebook.read(path), exercises.ASSIGNMENTS, owners)
    except UnusableSubmission as error:
        return Report(notebook=str(path), assignment=None, error=str(error))


def autograde(
    assignment: str,
    root: Path,
    *,
    student: str | None,
    jobs: int,
    scheduler: str | None,
    force: bool,
    unsafe: bool,
    advance: Callable[[int, int], None],
) -> list[tuple[str, Report]]:
    """Grade a class into its gradebook and `autograded/`. Returns every student's row, graded now or before."""
    from autograder.gradebook import Course, Handed, class_rows, hand_back, note_unusable

    notebook.known_assignment(assignment, exercises.ASSIGNMENTS)
    course = Course(root)
    course.require_assignment(assignment)
    everyone = course.submitted(assignment)
    if student is not None and student not in everyone:
        raise UnknownName("submission of", student, everyone)
    chosen = [Handed(who, folder) for who, folder in everyone.items() if student in (None, who)]
    handed = {h.notebook(assignment): h for h in chosen}
    with Grader(assignment, root, seed=course.seed, unsafe=unsafe) as grader:
        waiting = [path for path, h in handed.items() if force or not _is_graded(course, assignment, h, grader)]
        advance(0, len(waiting))
        with _executor(grader, jobs, scheduler) as (executor, grade):
            for done, (path, graded) in enumerate(grade_all(grade, waiting, executor), start=1):
                if graded.submission is not None:
                    hand_back(course, assignment, handed[path], graded, grader.blueprint)
                else:
                    note_unusable(course, assignment, handed[path].student, graded.report.error)
                advance(done, len(waiting))
    return [(who, report) for who, report in class_rows(course, assignment) if student in (None, who)]


def _is_graded(course, assignment: str, handed, grader: Grader) -> bool:
    """Whether the stored report is of this very submission, release and seed, and the grader did not fail over it."""
    from autograder.gradebook import stored_report

    report = stored_report(course, assignment, handed.student)
    if report is None or any(v.status == "not-judged" for v in report.exercises):
        return False
    try:
        node = notebook.read(handed.notebook(assignment))
    except UnusableSubmission:
        return False
    return report.fingerprint == notebook.fingerprint(node, grader.blueprint, grader.seed)


@contextmanager
def _executor(grader: Grader, jobs: int, scheduler: str | None) -> Iterator[tuple[Executor, Callable[[Path], Graded]]]:
    """Threads here (a student's code runs in the sandbox's processes), or a Dask cluster's workers, each with a sandbox."""
    if scheduler is None:
        grader.sandbox()  # before the first thread asks: no sandbox here is one clear error, not one a student
        with ThreadPoolExecutor(jobs) as pool:
            yield pool, grader.grade_file
        return
    from distributed import Client

    try:
        client = Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise CourseError(f"no Dask scheduler answers at {scheduler}: {error}") from None
    with client:
        remote = RemoteGrader(grader.assignment, grader.course, grader.seed)
        yield client.get_executor(pure=False), remote.grade_file


class RemoteGrader:
    """Grades on whatever machine it is called: there it keeps one grader, and so one warm sandbox, a process."""

    _here: ClassVar[dict[tuple[str, Path, int], Grader]] = {}

    def __init__(self, assignment: str, course: Path, seed: int) -> None:
        self.key = (assignment, course, seed)

    def grade_file(self, path: Path) -> Graded:
        assignment, course, seed = self.key
        grader = self._here.get(self.key) or self._here.setdefault(self.key, Grader(assignment, course, seed=seed))
        return grader.grade_file(path)


def write_class_report(assignment: str, root: Path) -> Path:
    """Write the class report into the course's `reports/`. Returns the file's path."""
    from autograder.gradebook import Course, class_rows
    from autograder.report.as_html import class_report

    notebook.known_assignment(assignment, exercises.ASSIGNMENTS)
    course = Course(root)
    rows = class_rows(course, assignment)
    keys = answer_key.of_assignment(assignment)
    titles = {(key.exercise, w.id): (w.title, w.hint) for key in keys.values() for w in key.wrong}
    correct = {e.id: Questions(e, keys[e.id], course.seed).drawn for e in exercises.of_assignment(assignment)}
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")
    path = root / "reports" / f"{assignment}.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(class_report(assignment, rows, titles=titles, correct=correct, graded_at=now))
    return path
