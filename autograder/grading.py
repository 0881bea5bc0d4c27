"""The only orchestrator: one submission, or many, from a file to a report and a graded notebook."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder import answer_key, exercises, notebook
from autograder.errors import NotJudged, UnusableSubmission
from autograder.judge import Questions, by_hand, judge, not_judged, questions_for
from autograder.model import Report, Verdict
from autograder.notebook import Blueprint, Submission
from autograder.sandbox.limits import WITH_TENSORFLOW, Limits
from autograder.sandbox.runner import Cell, CellRun, Execution, Program, Sandbox

DEFAULT_SEED = 2026  # of the hidden inputs, where the course's nbgrader_config.py sets none

MODULES = ("numpy", "matplotlib.pyplot")  # what the warm process imports, so that a submission need not
TENSORFLOW = ("tensorflow", "keras", ".keras_side")  # added for an assignment that may use it


@dataclass(frozen=True)
class Graded:
    """A report, and what the graded notebook is written from (None where the file was unusable)."""

    report: Report
    submission: Submission | None = None
    cell_runs: dict[int, CellRun] | None = None


class Grader:
    """Grades submissions of one assignment. Thread-safe; the sandbox starts with the first submission."""

    def __init__(
        self,
        assignment: str,
        course: Path,
        *,
        seed: int = DEFAULT_SEED,
        limits: Limits | None = None,
        unsafe: bool = False,
    ) -> None:
        self.assignment = assignment
        self.course = course
        self.seed = seed
        asked = exercises.of_assignment(assignment)
        packages = {package for exercise in asked for package in exercise.packages}
        self.modules = (*MODULES, *(TENSORFLOW if packages else ()))
        self.limits = limits or (WITH_TENSORFLOW if packages else Limits())
        self.unsafe = unsafe
        self.blueprint: Blueprint = notebook.blueprint(assignment, course)
        keys = answer_key.of_assignment(assignment)
        self.questions: dict[str, Questions] = questions_for(asked, keys, seed)
        self._sandbox: Sandbox | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> "Grader":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            if self._sandbox is not None:
                self._sandbox.close()
            self._sandbox = None

    def sandbox(self) -> Sandbox:
        """The warm process, started at the first call. Raises SandboxUnavailable."""
        with self._lock:
            if self._sandbox is None:
                self._sandbox = Sandbox(course=self.course, modules=self.modules, unsafe=self.unsafe)
            return self._sandbox

    def grade_file(self, path: Path, shown_as: str = "") -> Graded:
        """Grade a notebook file. An unusable file gives a report with `error` and no exercises."""
        try:
            node = notebook.read(path)
        except UnusableSubmission as error:
            return Graded(
                Report(
                    notebook=shown_as or str(path),
                    assignment=self.assignment,
                    error=str(error),
                    seed=self.seed,
                )
            )
        return self.grade_node(node, shown_as or str(path))

    def grade_node(self, node: NotebookNode, shown_as: str) -> Graded:
        """Grade a parsed notebook. The grader's own failure gives verdicts "not-judged", never a zero."""
        submission = notebook.restore(node, self.blueprint)
        try:
            execution = self.sandbox().run(self._program(submission), self.limits)
            verdicts = tuple(self._verdict(item, execution) for item in self.blueprint.items)
        except NotJudged as error:
            execution = Execution()
            verdicts = tuple(self._without_judgement(item, str(error)) for item in self.blueprint.items)
        report = Report(
            notebook=shown_as,
            assignment=self.assignment,
            exercises=verdicts,
            notes=submission.notes,
            seed=self.seed,
            fingerprint=notebook.fingerprint(node, self.blueprint, self.seed),
        )
        return Graded(report, submission, execution.cells)

    def _program(self, submission: Submission) -> Program:
        after = notebook.counts_after(submission, self.blueprint)
        locked = {submission.places[item.grade_id] for item in self.blueprint.items}
        cells = [
            Cell(
                index,
                "" if index in locked or cell.cell_type != "code" else cell.source,
                after.get(index, ()),
            )
            for index, cell in enumerate(submission.cells)
        ]
        questions = {i.exercise: self.questions[i.exercise] for i in self.blueprint.items if not i.manual}
        return Program(
            tuple(c for c in cells if c.source.strip() or c.exercises),
            calls={exercise: q.calls for exercise, q in questions.items()},
            shown={exercise: q.shown for exercise, q in questions.items()},
            seconds={exercise: q.exercise.seconds for exercise, q in questions.items() if q.exercise.seconds},
        )

    def _verdict(self, item: notebook.Item, execution: Execution) -> Verdict:
        if item.manual:
            return by_hand(item.exercise, item.points)
        return judge(self.questions[item.exercise], execution.outcomes[item.exercise], item.points)

    @staticmethod
    def _without_judgement(item: notebook.Item, reason: str) -> Verdict:
        return by_hand(item.exercise, item.points) if item.manual else not_judged(item.exercise, item.points, reason)


def grade_all(
    grade: Callable[[Path], Graded], paths: Sequence[Path], executor: Executor
) -> Iterator[tuple[Path, Graded]]:
    """Grade many; yields each as soon as it is done. What has not begun is dropped when the caller stops early."""
    futures = {executor.submit(grade, path): path for path in paths}
    try:
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        for future in futures:
            future.cancel()
