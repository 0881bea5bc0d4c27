"""Reports as HTML: the class report, one self-contained file, and the verdict in a graded notebook's test cell."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from math import isclose
from pathlib import Path

from autograder import drawing, exercises
from autograder.model import Picture, Report, Verdict
from autograder.report import summary
from autograder.report.wording import (
    IN_WORDS,
    MAX_NOTES,
    OPEN,
    SYMBOLS,
    earned,
    messages,
    name,
    note,
    one_line,
    plain,
    points,
    short,
    total,
)

EDGES = {"passed": "#2e8b57", "partial": "#c98a00", "manual": "#888", "not-judged": "#888", "missing": "#888"}


def verdict_html(verdict: Verdict, picture: Picture | None) -> str:
    """What a student sees of a verdict: status, points, messages, and a drawing of their own function only.

    Inline styles alone, and the drawing as an image on white, for light and dark pages alike. JupyterLab strips drawings
    from a notebook that it does not trust: an image leaves its alternative text, inline SVG would leave loose numbers.
    """
    edge = EDGES.get(verdict.status, "#d55e00")
    head = f"{SYMBOLS[verdict.status]} {escape(name(verdict.id))}: {escape(IN_WORDS[verdict.status])}"
    items = "".join(f'<li style="margin:2px 0">{message_html(m)}</li>' for m in messages(verdict))
    return (
        f'<div style="border-left:4px solid {edge};margin:4px 0;padding:2px 12px;font-family:sans-serif">'
        f'<p style="margin:0"><b>{head}</b>, {escape(earned(verdict))}</p>'
        + (f'<ul style="margin:4px 0;padding-left:20px">{items}</ul>' if items else "")
        + _image(verdict, picture)
        + "</div>"
    )


def message_html(text: str) -> str:
    """A message, escaped, with `code` in backticks set as code."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(plain(text)))


def _image(verdict: Verdict, picture: Picture | None) -> str:
    # In an image, `currentColor` is black.
    svg = drawn(verdict, picture, (), label=f"your {name(verdict.id)}").replace(
        ">", '><rect width="100%" height="100%" fill="#ffffff"/>', 1
    )
    if not svg:
        return ""
    source = b64encode(svg.encode()).decode()
    alt = escape(f"your {name(verdict.id)}, drawn")
    return (
        f'<img alt="{alt}" src="data:image/svg+xml;base64,{source}" width="{drawing.WIDTH}" height="{drawing.HEIGHT}">'
    )


def drawn(verdict: Verdict, picture: Picture | None, right: Sequence[float], *, label: str = "theirs") -> str:
    """The student's function as SVG, beside the right one where `right` is given; empty without a difference to see."""
    if picture is None or len(verdict.drawn) != len(picture.x):
        return ""
    if len(right) == len(picture.x) and all(map(_alike, verdict.drawn, right)):
        return ""  # what is wrong, an overflow or a changed input, does not show in it
    series = [drawing.Series(label, verdict.drawn)]
    caption = f"{label}, drawn"
    if len(right) == len(picture.x):
        series.append(drawing.Series("right", right))
        caption = f"{name(verdict.id)}: {label} and the right one ({picture.caption or 'right'})"
    return drawing.svg(picture.kind, picture.x.tolist(), series, caption)


def _alike(one: float, other: float) -> bool:
    # Both are rounded to 4 digits; a student's last digit may fall on the other side.
    return isclose(one, other, rel_tol=1e-3, abs_tol=1e-9)


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
    scores = summary.scores(rows)
    pictures = {e.id: e.picture for e in exercises.all_exercises().values()}

    def picture_of(verdict: Verdict) -> str:
        return drawn(verdict, pictures.get(verdict.id), correct.get(verdict.id, ()))

    return _template().render(
        assignment=assignment,
        rows=rows,
        columns=list(dict.fromkeys(v.id for _, report in rows for v in report.exercises)),
        graded=sum(not report.error for _, report in rows),
        graded_at=graded_at,
        seeds=sorted({report.seed for _, report in rows if not report.error}),
        scores=scores,
        histogram=histogram(scores) if scores else "",
        waiting=summary.waiting(rows),
        misunderstandings=summary.misunderstandings(rows, titles),
        unexplained=summary.unexplained(rows),
        hardest=summary.hardest(rows),
        picture_of=picture_of,
    )


def _template():
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"points": points, "name": name, "line": one_line, "short": short, "message": message_html}
    environment.globals |= {
        "SYMBOLS": SYMBOLS,
        "IN_WORDS": IN_WORDS,
        "OPEN": OPEN,
        "MAX_NOTES": MAX_NOTES,
        "earned": earned,
        "messages": messages,
        "note": note,
        "total": total,
    }
    return environment.get_template("class_report.html.j2")


# ---- the histogram ----

WIDE, HIGH, LEFT, BOTTOM, TOP = 560, 190, 10, 40, 22  # pixels


def histogram(scores: summary.Scores) -> str:
    """How many students have how many points, as SVG: each bar with its number, the axis with the bins' edges."""
    bins = list(zip(scores.edges, scores.edges[1:], scores.counts, strict=False))
    step = (WIDE - 2 * LEFT) / len(bins)
    column = partial(_column, step=step, highest=max(scores.counts))
    bars = "".join(column(place, count) for place, (_, _, count) in enumerate(bins))
    edges = "".join(_label(LEFT + n * step, HIGH - BOTTOM + 15, points(e)) for n, e in enumerate(scores.edges))
    told = "; ".join(f"{points(low)} to {points(high)} points: {count}" for low, high, count in bins if count)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="How many students have how many points. '
        f'{told}" width="{WIDE}" height="{HIGH}" viewBox="0 0 {WIDE} {HIGH}" font-size="12" fill="currentColor">'
        f'{bars}<path d="M{LEFT} {HIGH - BOTTOM}H{WIDE - LEFT}" stroke="currentColor"/>{edges}'
        f"{_label(WIDE / 2, HIGH - 6, 'points (bar: how many students)')}</svg>"
    )


def _column(place: int, count: int, *, step: float, highest: int) -> str:
    if not count:
        return ""
    high = (HIGH - BOTTOM - TOP) * count / highest
    left, top = LEFT + place * step, HIGH - BOTTOM - high
    bar = f'<rect class="bar" x="{left + 2:.1f}" y="{top:.1f}" width="{step - 4:.1f}" height="{high:.1f}"/>'
    return bar + _label(left + step / 2, top - 5, str(count))


def _label(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{text}</text>'
