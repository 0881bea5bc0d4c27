"""What a class's reports come to: scores, misunderstandings, hard exercises. Numbers and names only; no markup."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from autograder.model import Report, Verdict
from autograder.report.wording import OPEN

Rows = Sequence[tuple[str, Report]]
MOST_MESSAGES = 8  # that no misconception explains: what an instructor takes in at a glance
MOST_BINS = 10  # of the histogram
WIDTHS = (0.25, 0.5, 1, 2, 2.5, 5, 10, 20, 25, 50, 100)  # of a bin, in points: numbers that people count in


@dataclass(frozen=True, kw_only=True)
class Scores:
    """The points that the grader gave, of what it could give: `highest` leaves out what is a person's to grade."""

    highest: float
    by_hand: float
    quartiles: tuple[float, float, float]
    edges: tuple[float, ...]
    counts: tuple[int, ...]


@dataclass(kw_only=True)
class Misunderstanding:
    """A misconception, who has it (their places in the class), and one student's verdict to draw."""

    exercise: str
    id: str
    title: str
    hint: str
    students: list[int] = field(default_factory=list)
    example: Verdict | None = None


@dataclass(kw_only=True)
class Unexplained:
    """What students were told who went wrong in a way that the key does not know, in the words of the first of them."""

    exercise: str
    message: str
    students: list[int] = field(default_factory=list)


@dataclass(kw_only=True)
class Waiting:
    """Places in the class that need a person: files that cannot be graded, open answers, the grader's own failures."""

    unusable: list[int] = field(default_factory=list)
    manual: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    not_judged: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def answers(self) -> int:
        return sum(map(len, self.manual.values()))

    @property
    def failures(self) -> int:
        return sum(map(len, self.not_judged.values()))

    @property
    def number(self) -> int:
        return len(self.unusable) + self.answers + self.failures


def scores(rows: Rows) -> Scores | None:
    """None where nothing in the class could be graded."""
    graded = [report for _, report in rows if not report.error]
    if not graded:
        return None
    by_hand = max(sum(v.max_score for v in r.exercises if v.status == "manual") for r in graded)
    highest = max(r.max_score for r in graded) - by_hand
    earned = [r.score for r in graded]
    first, median, third = quantiles(earned, n=4, method="inclusive") if len(earned) > 1 else earned * 3
    edges = bin_edges(max(highest, *earned))
    width = edges[1] - edges[0]
    counts = [0] * (len(edges) - 1)
    for value in earned:
        counts[min(max(int(value / width), 0), len(counts) - 1)] += 1
    return Scores(
        highest=highest,
        by_hand=by_hand,
        quartiles=(first, median, third),
        edges=edges,
        counts=tuple(counts),
    )


def bin_edges(highest: float) -> tuple[float, ...]:
    """Where the histogram's bins begin and end; the last one holds the highest score too."""
    width = next((w for w in WIDTHS if highest / w <= MOST_BINS), max(highest / MOST_BINS, WIDTHS[0]))
    number = max(1, -int(-highest // width))
    return tuple(round(n * width, 6) for n in range(number + 1))


def waiting(rows: Rows) -> Waiting:
    found = Waiting()
    for place, (_, report) in enumerate(rows):
        if report.error:
            found.unusable.append(place)
        for verdict in report.exercises:
            if verdict.status == "manual":
                found.manual[verdict.id].append(place)
            elif verdict.status == "not-judged":
                found.not_judged[verdict.id].append(place)
    return found


def misunderstandings(rows: Rows, titles: Mapping[tuple[str, str], tuple[str, str]]) -> list[Misunderstanding]:
    """What was misunderstood, by most students first."""
    found: dict[tuple[str, str], Misunderstanding] = {}
    for place, verdict in _verdicts(rows):
        if verdict.misconception:
            key = (verdict.id, verdict.misconception)
            if key not in found:
                title, hint = titles.get(key, ("", ""))
                found[key] = Misunderstanding(exercise=key[0], id=key[1], title=title, hint=hint)
            found[key].students.append(place)
            if found[key].example is None and verdict.drawn:
                found[key].example = verdict
    return sorted(found.values(), key=lambda m: (-len(m.students), m.exercise, m.id))


def unexplained(rows: Rows) -> list[Unexplained]:
    """The most frequent messages of wrong answers that no misconception explains; messages that differ in their
    numbers alone count as one."""
    found: dict[tuple[str, str], Unexplained] = {}
    for place, verdict in _verdicts(rows):
        if verdict.messages and not verdict.misconception and verdict.status not in ("passed", "missing", *OPEN):
            key = (verdict.id, re.sub(r"-?\d[\d.]*(e[-+]?\d+)?", "#", verdict.messages[0]))
            entry = found.setdefault(key, Unexplained(exercise=verdict.id, message=verdict.messages[0]))
            entry.students.append(place)
    return sorted(found.values(), key=lambda u: (-len(u.students), u.exercise, u.message))[:MOST_MESSAGES]


def hardest(rows: Rows) -> list[tuple[str, float]]:
    """Exercises and the mean share of their points that the class earned, the lowest first."""
    shares: dict[str, list[float]] = defaultdict(list)
    for _, verdict in _verdicts(rows):
        if verdict.status not in OPEN and verdict.max_score:
            shares[verdict.id].append(verdict.score / verdict.max_score)
    return sorted(((name, sum(s) / len(s)) for name, s in shares.items()), key=lambda pair: (pair[1], pair[0]))


def _verdicts(rows: Rows) -> list[tuple[int, Verdict]]:
    return [(place, verdict) for place, (_, report) in enumerate(rows) for verdict in report.exercises]
