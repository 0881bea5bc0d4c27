"""Reports as HTML: the class report, one self-contained file, and the verdict in a graded notebook's test cell."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from statistics import quantiles
from typing import Any

from autograder import drawing, exercises
from autograder.model import Picture, Report, Verdict
from autograder.report.as_text import IN_WORDS, SYMBOLS, note, plain, points

BINS = 8  # of the histogram: eighths of the points


def verdict_html(verdict: Verdict, picture: Picture | None) -> str:
    """What a student sees of a verdict: status, points, messages, and a drawing of their own function only."""
    head = f"{SYMBOLS[verdict.status]} {verdict.id}: {IN_WORDS[verdict.status]}"
    score = f"{points(verdict.score)} of {points(verdict.max_score)} points"
    items = "".join(f"<li>{code(m)}</li>" for m in verdict.messages)
    return (
        '<div style="border-left:4px solid #888;padding:2px 12px;font-family:sans-serif">'
        f"<b>{escape(head)}</b> ({score})"
        + (f'<ul style="margin:4px 0">{items}</ul>' if items else "")
        + drawn(verdict, picture, ())
        + "</div>"
    )


def code(text: str) -> Any:
    """A student's or author's text as HTML, with `this` set as code."""
    from markupsafe import Markup

    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(plain(text))))


def drawn(verdict: Verdict, picture: Picture | None, right: Sequence[float], *, label: str = "yours") -> str:
    """The student's function as a picture, beside the right one where `right` is given; empty without values."""
    if picture is None or len(verdict.drawn) != len(picture.x):
        return ""
    series = [drawing.Series(label, verdict.drawn)] + ([drawing.Series("right", right)] if right else [])
    return drawing.svg(picture.kind, picture.x.tolist(), series, f"{label}: {picture.caption or verdict.id}")


@dataclass
class Misunderstanding:
    """A misconception, and who has it."""

    exercise: str
    name: str
    title: str
    hint: str
    students: list[str] = field(default_factory=list)
    picture: str = ""


def class_report(
    assignment: str,
    rows: Sequence[tuple[str, Report]],
    *,
    titles: Mapping[tuple[str, str], tuple[str, str]],
    correct: Mapping[str, tuple[float, ...]],
    graded_at: str,
) -> str:
    """The class report of an assignment: scores, what was misunderstood and by how many, each student's messages.

    `titles` maps (exercise, misconception) to its title and hint; `correct` an exercise to its picture's right values.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("autograder.report", "."), autoescape=True, undefined=StrictUndefined
    )
    environment.filters |= {"points": points, "plain": plain, "code": code}
    graded = [(who, report) for who, report in rows if not report.error]
    pictures = {e.id: e.picture for e in exercises.all_exercises().values()}

    def picture_of(verdict: Verdict) -> str:
        return drawn(verdict, pictures.get(verdict.id), correct.get(verdict.id, ()), label="theirs")

    return environment.get_template("class_report.html.j2").render(
        assignment=assignment,
        rows=rows,
        graded=graded,
        graded_at=graded_at,
        seeds=sorted({report.seed for _, report in graded}),
        summary=_summary(graded),
        histogram=_histogram(graded),
        misunderstandings=_misunderstandings(graded, titles, picture_of),
        hardest=_hardest(graded),
        unexplained=_unexplained(graded),
        picture_of=picture_of,
        note=note,
        words=IN_WORDS,
        symbols=SYMBOLS,
    )


def _summary(graded: Sequence[tuple[str, Report]]) -> dict[str, Any]:
    """The median and the quartiles of the points, and how many verdicts wait for a person."""
    scores = [report.score for _, report in graded]
    cuts = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else [*scores, *scores, *scores] or [0.0] * 3
    statuses = Counter(v.status for _, report in graded for v in report.exercises)
    highest = max((report.max_score for _, report in graded), default=0.0)
    return {"quartiles": cuts, "max": highest, "manual": statuses["manual"], "not_judged": statuses["not-judged"]}


def _histogram(graded: Sequence[tuple[str, Report]]) -> str:
    if not graded:
        return ""
    highest = max(report.max_score for _, report in graded) or 1.0
    counts = Counter(min(int(report.score / highest * BINS), BINS - 1) for _, report in graded)
    middles = [round((n + 0.5) * highest / BINS, 1) for n in range(BINS)]
    told = ", ".join(f"{counts[n]} around {m:g} points" for n, m in enumerate(middles) if counts[n])
    bars = drawing.Series("students", [counts[n] for n in range(BINS)])
    return drawing.svg("bars", middles, [bars], f"How many students have how many points: {told}")


def _misunderstandings(graded: Any, titles: Any, picture_of: Any) -> list[Misunderstanding]:
    found: dict[tuple[str, str], Misunderstanding] = {}
    for who, report in graded:
        for verdict in report.exercises:
            if verdict.misconception:
                key = (verdict.id, verdict.misconception)
                entry = found.setdefault(key, Misunderstanding(*key, *titles.get(key, (verdict.misconception, ""))))
                entry.students.append(who)
                entry.picture = entry.picture or picture_of(verdict)
    return sorted(found.values(), key=lambda m: (-len(m.students), m.exercise, m.name))


def _hardest(graded: Any) -> list[tuple[str, float]]:
    """Exercises by the share of their points that the class earned, the lowest first."""
    shares = defaultdict(list)
    for _, report in graded:
        for verdict in report.exercises:
            if verdict.status not in ("manual", "not-judged") and verdict.max_score:
                shares[verdict.id].append(verdict.score / verdict.max_score)
    return sorted(((name, sum(s) / len(s)) for name, s in shares.items()), key=lambda pair: pair[1])


def _unexplained(graded: Any) -> list[tuple[str, str, int]]:
    """The most frequent first messages of wrong answers that no misconception of the key explains."""
    counts = Counter(
        (v.id, v.messages[0])
        for _, report in graded
        for v in report.exercises
        if v.messages and not v.misconception and v.status not in ("passed", "manual", "missing")
    )
    return [(name, message, count) for (name, message), count in counts.most_common(8)]
