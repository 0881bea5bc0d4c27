"""The grader is killed at any moment, stopped with Ctrl-C, told to end; then a plain run finishes what it began."""

import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

from tests.soak.course import (
    Run,
    adopt_orphans,
    completed,
    half_done,
    make_class,
    one_sentence,
    students_graded,
    undisturbed,
)

STUDENTS = 12
POLITE = {
    signal.SIGINT: "what was done is kept",
    signal.SIGTERM: "",
}  # signals that a program answers, and with what words


def kill(folder: Path, count: int, seed: int = 0) -> tuple[str, list[str]]:
    """SIGKILL at `count` random moments of a run, and each of the polite signals at a fifth as many."""
    adopt_orphans()
    chance = random.Random(seed)
    make_class(folder / "class", STUDENTS)
    right, ended, first = undisturbed(folder / "class", folder / "right")
    pace = (ended.seconds - first) / STUDENTS
    signals = [signal.SIGKILL] * count + [s for s in POLITE for _ in range(max(1, count // 5))]
    wrong, reached = [], []
    for number, sent in enumerate(signals):
        graded = chance.randrange(STUDENTS)
        then = chance.uniform(0, 2 * pace if graded else first)
        found = list(_one(folder, sent, graded, then, right, reached))
        wrong += [f"{sent.name} number {number}, with {reached[-1]} graded: {what}" for what in found]
    line = (
        f"{count} kills and {len(signals) - count} polite signals, with {min(reached)} to {max(reached)} of {STUDENTS} "
        f"graded at the time; each was finished by a second run, to the same grades"
    )
    return line, wrong


def _one(folder: Path, sent: signal.Signals, graded: int, then: float, right, reached: list[int]) -> Iterator[str]:
    course = folder / "course"
    shutil.copytree(folder / "class", course)
    run = Run(course)
    run.until(graded, then)
    ended = run.end(sent)
    reached.append(len(students_graded(course)))
    if sent in POLITE and ended.code != 0:  # 0: the run was done before the signal came
        yield from one_sentence(ended, POLITE[sent])
    yield from run.left_over()
    yield from half_done(course, right)
    yield from completed(course, right)
    shutil.rmtree(course)
