"""nbgrader's road: under this course's settings `nbgrader autograde`, and the formgrader's button, grade in the sandbox."""

import threading
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Integer

from autograder import graded_notebook, reading
from autograder.course import quiet_database
from autograder.gradebook import Ledger
from autograder.grading import DEFAULT_SEED, Grader

IDLE = 30.0  # seconds after which a sandbox that nobody uses is let go; formgrader's server lives for weeks


class GradeInSandbox(NbGraderPreprocessor):
    """In place of nbgrader's execution."""

    seed = Integer(DEFAULT_SEED, help="Hidden inputs are drawn from it. Change it each year.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        about = resources["nbgrader"]
        assignment, student = about["assignment"], about["student"]
        course = Path.cwd()  # nbgrader changes to the course folder while it converts
        grader = _idle_grader(assignment, course, self.seed)
        graded = grader.grade_node(reading.as_read(nb), f"{assignment}.ipynb")
        with quiet_database(), Gradebook(about["db_url"]) as book:
            Ledger(book, assignment, grader.blueprint).write(student, graded, None)
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
