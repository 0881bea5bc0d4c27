"""The grader is killed at any moment, and stopped with Ctrl-C, again and again; then a plain run finishes what it began."""

import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

from tests.soak.course import (
    Run,
    Written,
    adopt_orphans,
    completed,
    half_done,
    make_class,
    one_sentence,
    stamps,
    students_graded,
    undisturbed,
)

STUDENTS = 12
IN_A_ROW = 4  # runs that are cut off in the same course, before one is let finish
STOPS = 5  # of so many cut-off runs one is stopped with Ctrl-C, the others are killed


def kill(folder: Path, count: int, seed: int = 0) -> tuple[str, list[str]]:
    """`count` runs killed at random moments, and a few more stopped. After some in a row, a plain run must set all right."""
    adopt_orphans()
    chance = random.Random(seed)
    make_class(folder / "class", STUDENTS)
    right, ended, first = undisturbed(folder / "class", folder / "right")
    pace = (ended.seconds - first) / STUDENTS
    signals = [signal.SIGKILL] * count + [signal.SIGINT] * max(1, count // STOPS)
    chance.shuffle(signals)
    wrong, reached = [], []
    for start in range(0, len(signals), IN_A_ROW):
        course = folder / "course"
        shutil.copytree(folder / "class", course)
        for number, sent in enumerate(signals[start : start + IN_A_ROW], start=start):
            more = chance.randrange(STUDENTS // IN_A_ROW)
            then = chance.uniform(0, 2 * pace if more else first)
            found = list(cut_off(course, sent, len(students_graded(course)) + more, then, right))
            reached.append(len(students_graded(course)))
            wrong += [f"{sent.name} number {number}, with {reached[-1]} graded: {what}" for what in found]
        wrong += [f"after run {start} and those after it: {what}" for what in completed(course, right)]
        shutil.rmtree(course)
    line = (
        f"{count} runs killed and {len(signals) - count} stopped, with {min(reached)} to {max(reached)} of {STUDENTS} graded "
        f"at the time; after every {IN_A_ROW} a plain run gave the grades of an undisturbed one"
    )
    return line, wrong


def cut_off(course: Path, sent: signal.Signals, graded: int, then: float, right: Written) -> Iterator[str]:
    """Begin a run, cut it off `then` seconds after so many are graded, and look at what it leaves behind."""
    before = stamps(course)
    run = Run(course)
    run.until(graded, then)
    ended = run.end(sent)
    if sent == signal.SIGINT and ended.code != 0:  # 0: the run was done before the signal came
        yield from one_sentence(ended, "what was done is kept", code=1)
    yield from run.left_over()
    yield from half_done(course, right)
    after = stamps(course)
    yield from (
        f"{student} was graded again without need" for student in before if before[student] != after.get(student)
    )
