"""The only orchestrator: one submission, or many, from a file to a report and a graded notebook."""

import itertools
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path

from nbformat import NotebookNode

from autograder import answer_key, exercises, follow_through, notebook, reading, restoring
from autograder.errors import AutograderError, NotJudged, UnusableSubmission
from autograder.judge import Questions, by_hand, judge, not_judged, questions_for
from autograder.model import Report, Verdict
from autograder.notebook import Blueprint, Submission
from autograder.oracle import Oracles
from autograder.sandbox.limits import WITH_TENSORFLOW, Limits
from autograder.sandbox.runner import TOOK_TOO_LONG, Cell, CellRun, Execution, Program, Sandbox

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
        self._ready = False
        self._oracles = Oracles(assignment)
        self._lock = threading.Lock()

    def __enter__(self) -> "Grader":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            if self._sandbox is not None:
                self._sandbox.close()
            self._sandbox, self._ready = None, False
        self._oracles.close()

    def start(self) -> None:
        """Start the warm process, and do not wait for it: it takes as long as much else that a grader has to import."""
        with self._lock:
            if self._sandbox is None:
                self._sandbox = Sandbox(course=self.course, modules=self.modules, unsafe=self.unsafe)

    def sandbox(self) -> Sandbox:
        """The warm process, started where it is not, and ready. Raises SandboxUnavailable."""
        self.start()
        with self._lock:
            sandbox = self._sandbox
            if not self._ready:
                self._sandbox = None  # should it not start, the next try is a new one
                sandbox.await_ready()
                self._sandbox, self._ready = sandbox, True
            return sandbox

    def grade_file(self, path: Path, shown_as: str = "") -> Graded:
        """Grade a notebook file. An unusable file gives a report with `error` and no exercises."""
        name, mark = shown_as or str(path), notebook.file_mark(path)
        try:
            node = reading.read(path)
            node.metadata[reading.NOTES] += reading.notes_on_name(path, self.assignment)
        except UnusableSubmission as error:
            return Graded(Report(notebook=name, assignment=self.assignment, error=str(error), seed=self.seed))
        return self.grade_node(node, name, mark)

    def grade_submitted(self, path: Path) -> Graded:
        """Grade a file of the course, shown as the path in it: what is handed back does not tell where the course lies."""
        return self.grade_file(path, str(path.relative_to(self.course)))

    def grade_node(self, node: NotebookNode, shown_as: str, mark: str = "") -> Graded:
        """Grade a parsed notebook. The grader's own failure gives verdicts "not-judged", never a zero."""
        submission, cell_runs = None, {}
        try:
            submission = restoring.restore(node, self.blueprint)
            verdicts, cell_runs = self._judged(submission)
        except NotJudged as error:
            verdicts = self._without_judgement(str(error))
        except AutograderError:  # no sandbox on this machine: nothing is graded
            raise
        except Exception as error:  # a fault of ours, over one submission: the class goes on
            verdicts = self._without_judgement(f"the grader itself failed ({type(error).__name__}: {error})")
        report = Report(
            notebook=shown_as,
            assignment=self.assignment,
            exercises=verdicts,
            notes=submission.notes if submission else (),
            seed=self.seed,
            fingerprint=notebook.fingerprint(node, self.blueprint, self.seed),
            file=mark,
        )
        return Graded(report, submission, cell_runs)

    def _judged(self, submission: Submission) -> tuple[tuple[Verdict, ...], dict[int, CellRun]]:
        program, until = self._program(submission), time.monotonic() + self.limits.total
        execution = self.sandbox().run(program, self.limits)
        verdicts = tuple(self._verdict(item, submission, execution) for item in self.blueprint.items)
        return self._judged_again(verdicts, program, execution.skipped, until - time.monotonic()), execution.cells

    def _program(self, submission: Submission) -> Program:
        locked = {submission.places[item.grade_id] for item in self.blueprint.items}
        cells = [
            Cell(
                index,
                "" if index in locked or cell.cell_type != "code" else submission.run_as.get(index, cell.source),
                submission.counts.get(index, ()),
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

    def _verdict(self, item: notebook.Item, submission: Submission, execution: Execution) -> Verdict:
        if item.manual:
            return by_hand(item.exercise, item.points)
        outcomes = execution.outcomes[item.exercise]
        verdict = judge(self.questions[item.exercise], outcomes, item.points)
        if all(outcome.kind == "missing" for outcome in outcomes):
            return _with_the_cells_error(verdict, submission, execution)
        return verdict

    def _judged_again(
        self, verdicts: tuple[Verdict, ...], program: Program, skipped: Collection[int], left: float
    ) -> tuple[Verdict, ...]:
        """The verdicts where no mistake costs twice: exercises that call failed ones run again, in the time that is left."""
        given = follow_through.to_judge_again(verdicts, [c.source for c in program.cells])
        if not given or left <= 0:
            return verdicts
        cells = tuple(replace(c, source="") if c.index in skipped else c for c in program.cells)
        calls, shown = ({e: of_all[e] for e in given} for of_all in (program.calls, program.shown))
        again = Program(cells, calls, shown, program.seconds)
        with self._oracles.answers(given, self.limits) as answers:
            outcomes = self.sandbox().run(again, replace(self.limits, total=left), answers).outcomes

        def counts(first: Verdict) -> Verdict:
            if first.id not in given:
                return first
            second = judge(self.questions[first.id], outcomes[first.id], first.max_score)
            return follow_through.better(first, second, answers.asked[first.id])

        return tuple(map(counts, verdicts))

    def _without_judgement(self, reason: str) -> tuple[Verdict, ...]:
        return tuple(
            by_hand(item.exercise, item.points) if item.manual else not_judged(item.exercise, item.points, reason)
            for item in self.blueprint.items
        )


def _with_the_cells_error(verdict: Verdict, submission: Submission, execution: Execution) -> Verdict:
    """Where a function is not there because the cell that defines it fails, the verdict says so: it was written."""
    for index in reversed(submission.defined.get(verdict.id, ())):
        run = execution.cells.get(index)
        if run is not None and run.error is not None:
            words = f"there is no function `{verdict.id}`, because its cell failed: {run.error}"
            status = "timeout" if run.error == TOOK_TOO_LONG else "error"
            return replace(verdict, status=status, messages=(words,))
    return verdict


def grade_all(
    grade: Callable[[Path], Graded], paths: Sequence[Path], executor: Executor, at_once: int
) -> Iterator[tuple[Path, Graded]]:
    """Grade many; yields each as soon as it is done, and keeps nothing of it.

    `at_once` submissions are under way or wait to be taken, so that the memory for a thousand is that for a few.
    """
    waiting = iter(paths)
    running: dict[Future, Path] = {}
    try:
        while True:
            for path in itertools.islice(waiting, at_once - len(running)):
                running[executor.submit(grade, path)] = path
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()
