"""A thousand submissions in one run, one in ten hostile: every honest grade right, memory flat, nothing left over."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil

from tests.sample_class.submissions import write_notebook
from tests.soak.course import (
    HONEST,
    Run,
    Written,
    adopt_orphans,
    hand_in,
    make_class,
    released,
    students_graded,
    undisturbed,
    written,
)
from tests.test_attacks import ATTACKS, notebook_with, read_attack

MiB = 2**20
SLOW = ("hanging", "exhausting")  # kinds of attack that take seconds each, until a limit ends them
SLOW_SHARE = 10  # of so many attacks one is slow
GROWTH = 48 * MiB  # of memory from the first tenth of the class to its end: 50 KB a submission would be a leak of 45 MB
SPARE = 8  # descriptors that may be open at one moment and not at another: a submission in hand has three


@dataclass(frozen=True)
class Use:
    """What a run has in use at one moment. Memory in bytes."""

    grader: int
    warm: int
    descriptors: int
    processes: int


def thousand(folder: Path, count: int) -> tuple[str, list[str]]:
    """Grade `count` submissions in one run."""
    adopt_orphans()
    make_class(folder / "few", len(HONEST))
    right, _, _ = undisturbed(folder / "few", folder / "right")
    course = folder / "course"
    shutil.copytree(folder / "few", course)
    shutil.rmtree(course / "submitted")
    honest = fill(course, count)
    run = Run(course)
    early, late = used_at(run, count // 10), used_at(run, count - count // 50)
    ended = run.end()
    wrong = [*unlike(written(course), right, honest), *uneven(early, late), *run.left_over()]
    if ended.code != 0 or ended.said:
        wrong.append(f"exit code {ended.code}, and on standard error {ended.said.strip()[-200:]!r}")
    if len(students_graded(course)) != count:
        wrong.append(f"{len(students_graded(course))} of {count} were graded")
    line = (
        f"{count} submissions, {count - len(honest)} hostile, in {ended.seconds:.0f} s ({count / ended.seconds:.2f} a second); "
        f"at {count // 10} and at {count - count // 50}: grader {early.grader // MiB} and {late.grader // MiB} MiB, "
        f"warm process {early.warm // MiB} and {late.warm // MiB} MiB, "
        f"descriptors {early.descriptors} and {late.descriptors}, processes {early.processes} and {late.processes}"
    )
    return line, wrong


# ---- the class ----


def fill(course: Path, count: int) -> dict[str, str]:
    """Hand in `count` notebooks. Returns the honest students, each with the one of the sample class whose answers they gave."""
    attacks, honest = hostile(), {}
    for number in range(count):
        if number % 10 == 9:
            path = next(attacks)
            hand_in(
                course,
                f"{path.stem.replace('__', '-')}-{number:04}",
                lambda to, path=path: write_attack(course, path, to),
            )
        else:
            who = HONEST[number % 10 if number % 10 < len(HONEST) else 0]
            honest[f"{who}-{number:04}"] = who
            hand_in(course, f"{who}-{number:04}", lambda to, who=who: write_notebook(who, released(course), to))
    return honest


def hostile() -> Iterator[Path]:
    """Attacks without end: nine that are over soon, then one that a limit must end, each kind in turn."""
    slow = [path for path in ATTACKS if path.stem.startswith(SLOW)]
    quick = [path for path in ATTACKS if not path.stem.startswith(SLOW)]
    number = 0
    while True:
        which, place = (slow, number // SLOW_SHARE) if number % SLOW_SHARE == SLOW_SHARE - 1 else (quick, number)
        yield which[place % len(which)]
        number += 1


def write_attack(course: Path, attack: Path, target: Path) -> None:
    write_notebook("ada", released(course), target)
    nbformat.write(notebook_with(nbformat.read(target, as_version=4), read_attack(attack)), target)


# ---- what is measured ----


def used_at(run: Run, graded: int) -> Use:
    """What the run has in use when so many are graded. The most of some moments, as a submission in hand comes and goes."""
    run.watch(lambda: len(students_graded(run.course)) >= graded)
    moments = [moment for moment in (_use(run), *_later(run, 4)) if moment is not None]
    if not moments:
        return Use(0, 0, 0, 0)
    return Use(*(max(getattr(m, name) for m in moments) for name in ("grader", "warm", "descriptors", "processes")))


def _later(run: Run, times: int) -> Iterator[Use | None]:
    """At the next submissions' ends."""
    for _ in range(times):
        before = len(students_graded(run.course))
        run.watch(lambda before=before: len(students_graded(run.course)) > before)
        yield _use(run)


def _use(run: Run) -> Use | None:
    try:
        grader = psutil.Process(run.process.pid)
        below = grader.children(recursive=True)
        warm = next(p for p in below if p.name().startswith("python"))
        return Use(grader.memory_info().rss, warm.memory_info().rss, grader.num_fds() + warm.num_fds(), len(below))
    except (psutil.Error, StopIteration):  # the run is at its end
        return None


def uneven(early: Use, late: Use) -> Iterator[str]:
    if not early.grader or not late.grader:
        yield "the run was over before it could be measured"
    for name in ("grader", "warm"):
        grown = getattr(late, name) - getattr(early, name)
        if grown > GROWTH:
            yield f"the memory of the {name} process grew by {grown // MiB} MiB"
    if late.descriptors > early.descriptors + SPARE:
        yield f"{late.descriptors - early.descriptors} more descriptors were open at the end"


def unlike(found: Written, right: Written, honest: dict[str, str]) -> Iterator[str]:
    """Honest students whose scores are not those that the same answers earn in a small class."""
    scores = {student: {row[0]: row[1:5] for row in rows} for student, rows in {**right.rows}.items()}
    first = {student.partition("-")[0]: cells for student, cells in scores.items()}
    for student, who in honest.items():
        if {row[0]: row[1:5] for row in found.rows.get(student, ())} != first[who]:
            yield f"{student} has not the scores of {who}"
