"""The answer key's proof as a table: of each exercise, what its key was tried with, and what came of it.

    python -m tests.proof      tries everything and prints the table, as it stands in autograder/answer_key/PROOF.md

What the proof lets pass is listed in each assignment's `exceptions.toml`, with a reason: mutants that are right all the
same, and wrong answers that cannot be told apart from others.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

import numpy as np

from autograder import answer_key, exercises
from autograder.inside.calling import call
from autograder.judge import Questions, judge
from autograder.model import AnswerKey, Exercise, Verdict, Wrong
from tests.mutants import Mutant, mutants, survivors

SEEDS = (2026, 1, 2, 3, 4)
# With Keras a call has its price; there the seed draws weights and points, and no rule is statistical.
FEW_SEEDS = SEEDS[:2]
POINTS = 100.0
KEYS_FOLDER = Path(answer_key.__file__).parent
FILE = KEYS_FOLDER / "PROOF.md"

PAIRS: tuple[tuple[Exercise, AnswerKey], ...] = tuple(
    (exercise, answer_key.of_assignment(assignment)[exercise.id])
    for assignment in exercises.ASSIGNMENTS
    for exercise in exercises.of_assignment(assignment)
)
KEYS = {exercise.id: (exercise, key) for exercise, key in PAIRS}


# ---- what an answer comes to ----


@cache
def questions(exercise: str, seed: int) -> Questions:
    return Questions(*KEYS[exercise], seed)


def verdict(exercise: str, answer: Callable, seed: int) -> Verdict:
    asked = questions(exercise, seed)
    return judge(asked, [call(answer, request) for request in asked.calls], POINTS)


@cache
def verdicts(exercise: str, answer: Callable) -> tuple[Verdict, ...]:
    """An answer's verdict for each of the seeds."""
    return tuple(verdict(exercise, answer, seed) for seed in seeds_of(exercise))


def seeds_of(exercise: str) -> tuple[int, ...]:
    return FEW_SEEDS if KEYS[exercise][0].packages else SEEDS


def passes(exercise: str, answer: Callable) -> bool:
    """Whether an answer earns full marks, and is told nothing, whatever the seed."""
    return all((v.status, v.score, v.messages) == ("passed", POINTS, ()) for v in verdicts(exercise, answer))


def fails(exercise: str, wrong: Wrong) -> bool:
    """Whether a wrong answer loses marks, whatever the seed."""
    return all(v.status != "passed" and v.score < POINTS for v in verdicts(exercise, wrong.answer))


def is_named(exercise: str, wrong: Wrong) -> bool:
    """Whether a wrong answer is recognised as itself, whatever the seed."""
    return all(v.misconception == wrong.id for v in verdicts(exercise, wrong.answer))


def is_named_whatever_it_draws(exercise: str, wrong: Wrong) -> bool:
    """Whether it is recognised, too, where the student has drawn something else before."""

    def draws_more(*args: object, **kwargs: object) -> object:
        for generator in [a for a in (*args, *kwargs.values()) if isinstance(a, np.random.Generator)]:
            generator.random(3)
        return wrong.answer(*args, **kwargs)

    return all(verdict(exercise, draws_more, seed).misconception == wrong.id for seed in SEEDS[:2])


def stub(*args: object, **kwargs: object) -> None:
    """What the release version holds."""
    raise NotImplementedError


# ---- what the proof lets pass ----


@dataclass(frozen=True)
class Exceptions:
    """What an assignment's proof lets pass, each with the reason.

    equivalent  mutants that earn full marks
    unnamed     wrong answers that are not recognised as themselves
    by_stream   wrong answers that are recognised only where they draw from the generator just as the key's do
    """

    equivalent: Mapping[tuple[str, str, str], str]  # (exercise, line as it was, line as it is now): why
    unnamed: Mapping[str, str]  # id of a wrong answer: why
    by_stream: Mapping[str, str]


@cache
def exceptions(assignment: str) -> Exceptions:
    path = KEYS_FOLDER / assignment / "exceptions.toml"
    listed = tomllib.loads(path.read_text()) if path.exists() else {}
    return Exceptions(
        equivalent={(e["exercise"], e["was"], e["now"]): e["why"] for e in listed.get("equivalent", ())},
        unnamed={wrong: e["why"] for e in listed.get("unnamed", ()) for wrong in e["wrong"]},
        by_stream={wrong: e["why"] for e in listed.get("by_stream", ()) for wrong in e["wrong"]},
    )


def identity(mutant: Mutant) -> tuple[str, str, str]:
    return mutant.exercise, mutant.was, mutant.now


def surprises(assignment: str, step: int = 1) -> list[str]:
    """Mutants that earn full marks and are not listed, or are listed and do not, or do not exist; in words.

    All mutants are tried, or each so-many-th, and in any case those that are listed.
    """
    listed = exceptions(assignment).equivalent
    every = mutants(assignment)
    chosen = tuple(m for place, m in enumerate(every) if place % step == 0 or identity(m) in listed)
    alive = set(map(identity, survivors(assignment, chosen)))
    return [
        *(f"{name}: `{now}` (it was `{was}`) earns full marks" for name, was, now in sorted(alive - set(listed))),
        *(f"{name}: `{now}` is listed, and rejected or not there" for name, _, now in sorted(set(listed) - alive)),
    ]


# ---- the table ----


@dataclass(frozen=True)
class Row:
    """One exercise, each thing as `so many of so many`, or a number."""

    exercise: str
    right_pass: str
    wrong_fail: str
    named: str
    stub_is_missing: str
    hidden_cases: str
    mutants_rejected: str
    equivalent: str


TITLES = (
    "exercise",
    "right answers that pass",
    "wrong answers that fail",
    "named as themselves",
    "the stub is missing",
    "hidden cases",
    "mutants rejected",
    "mutants right all the same",
)


def row(exercise: Exercise, key: AnswerKey) -> Row:
    name = exercise.id
    right = [passes(name, answer) for answer in (key.reference, *key.right)]
    made = [m for m in mutants(exercise.assignment) if m.exercise == name]
    equivalent = sum(listed == name for listed, _, _ in exceptions(exercise.assignment).equivalent)
    return Row(
        exercise=f"`{name}`",
        right_pass=of(right),
        wrong_fail=of(fails(name, wrong) for wrong in key.wrong),
        named=of(is_named(name, wrong) for wrong in key.wrong),
        stub_is_missing="yes" if {v.status for v in verdicts(name, stub)} == {"missing"} else "no",
        hidden_cases=str(len(questions(name, SEEDS[0]).cases) - len(exercise.examples)),
        mutants_rejected=f"{len(made) - equivalent} of {len(made)}",
        equivalent=str(equivalent),
    )


def of(held: object) -> str:
    each = list(held)
    return f"{sum(each)} of {len(each)}"


def total(rows: Sequence[Row]) -> Row:
    """All rows added up."""

    def added(cells: Sequence[str]) -> str:
        if set(cells) <= {"yes", "no"}:
            return "yes" if set(cells) == {"yes"} else "no"
        parts = zip(*(map(int, cell.split(" of ")) for cell in cells), strict=True)
        return " of ".join(str(sum(part)) for part in parts)

    columns = list(zip(*map(astuple, rows), strict=True))[1:]
    return Row("together", *map(added, columns))


def page() -> str:
    """PROOF.md: the table of each assignment, and what it lets pass."""
    lines = [
        "# What the answer key was tried with",
        "",
        "Made by `make proof`, and compared by a test; see [README.md](README.md) for what the columns mean. Answers are",
        f"tried on {len(SEEDS)} draws of the hidden inputs ({len(FEW_SEEDS)} where Keras is used), and have to hold on each.",
    ]
    for assignment in exercises.ASSIGNMENTS:
        rows = [row(exercise, key) for exercise, key in PAIRS if exercise.assignment == assignment]
        lines += ["", f"## `{assignment}`", "", *as_table([*rows, total(rows)]), *reasons(assignment)]
    return "\n".join(lines) + "\n"


def as_table(rows: Sequence[Row]) -> Iterator[str]:
    yield f"| {' | '.join(TITLES)} |"
    yield "|" + " --- |" * len(TITLES)
    for entry in rows:
        yield f"| {' | '.join(astuple(entry))} |"


def reasons(assignment: str) -> Iterator[str]:
    listed = exceptions(assignment)
    if listed.equivalent:
        yield from ("", "Mutants that are right all the same:", "")
        for (exercise, _, now), why in listed.equivalent.items():
            yield f"- `{exercise}`, `{now}`: {why}"
    for title, group in (
        ("Wrong answers that are not named as themselves:", listed.unnamed),
        ("Wrong answers that are named only where they draw just as the key's do:", listed.by_stream),
    ):
        if group:
            yield from ("", title, "", *(f"- `{wrong}`: {why}" for wrong, why in group.items()))


def main() -> None:
    found = [surprise for assignment in exercises.ASSIGNMENTS for surprise in surprises(assignment)]
    if found:
        sys.exit("\n".join([*found, "see the assignment's exceptions.toml"]))
    print(page(), end="")


if __name__ == "__main__":
    main()
