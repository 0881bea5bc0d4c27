"""Reports in a terminal. What comes from students is shown as plain text: no markup, no control characters."""

import unicodedata
from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.model import Report, Verdict

IN_WORDS = {
    "passed": "right",
    "partial": "partly right",
    "failed": "not right yet",
    "error": "raised an error",
    "timeout": "took too long",
    "missing": "not written yet",
    "forbidden": "ready-made answer",
    "manual": "graded by a person",
    "not-judged": "not judged: the grader failed, you lose nothing",
}
SYMBOLS = {
    "passed": "✓",
    "partial": "◐",
    "failed": "✗",
    "error": "!",
    "timeout": "⧖",
    "missing": "·",
    "forbidden": "⊘",
    "manual": "✎",
    "not-judged": "?",
}
COLOURS = {"passed": "green", "partial": "yellow", "missing": "dim", "manual": "dim", "not-judged": "magenta"}
MAX_TEXT = 2_000  # characters of one text of a student's


def plain(text: str) -> str:
    """A student's text without anything that a terminal or a reader's eye could be led astray by."""
    kept = (c for c in text[:MAX_TEXT] if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    return "".join(kept)


def points(value: float) -> str:
    return f"{value:g}"


def class_table(rows: Sequence[tuple[str, Report]]) -> Group:
    """One row a student: points, a symbol for each exercise, and what needs a person's eye."""
    exercises = list(dict.fromkeys(v.id for _, report in rows for v in report.exercises))
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("student", no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    for number in range(1, len(exercises) + 1):
        table.add_column(str(number), justify="center", no_wrap=True)
    table.add_column("note", overflow="fold")
    for student, report in rows:
        verdicts = {v.id: v for v in report.exercises}
        cells = [_symbol(verdicts.get(name)) for name in exercises]
        total = "—" if report.error else f"{points(report.score)}/{points(report.max_score)}"
        table.add_row(Text(plain(student)), total, *cells, Text(note(report)))
    names = "  ".join(f"{number} {name}" for number, name in enumerate(exercises, start=1))
    used = {v.status for _, report in rows for v in report.exercises}
    legend = "  ".join(f"{SYMBOLS[s]} {IN_WORDS[s].partition(':')[0]}" for s in SYMBOLS if s in used)
    return Group(table, Text(), Text(names, style="dim"), Text(legend, style="dim"))


def _symbol(verdict: Verdict | None) -> Text:
    return Text(" ") if verdict is None else Text(SYMBOLS[verdict.status], style=COLOURS.get(verdict.status, "red"))


def note(report: Report) -> str:
    """What the table's last column says of a submission."""
    if report.error:
        return plain(report.error)
    parts = [v.misconception for v in report.exercises if v.misconception]
    for status in ("timeout", "error", "forbidden", "not-judged"):
        names = [v.id for v in report.exercises if v.status == status]
        if names:
            parts.append(f"{IN_WORDS[status].partition(':')[0]}: {', '.join(names)}")
    if report.exercises and all(v.status in ("missing", "manual") for v in report.exercises):
        parts.append("not started")
    return "; ".join(parts)


def submission_text(report: Report) -> Group:
    """One submission in full, for the person who graded it by hand."""
    head = Text(plain(report.notebook), style="bold")
    if report.error:
        return Group(head, Text(f"  {plain(report.error)}"))
    total = Text(f"  {points(report.score)} of {points(report.max_score)} points  ({report.assignment})")
    notes = [Text(f"  note: {plain(n)}") for n in report.notes]
    return Group(head, total, *notes, *(part for v in report.exercises for part in _verdict_parts(v)), Text())


def _verdict_parts(verdict: Verdict) -> list:
    line = Text(f"  {SYMBOLS[verdict.status]} {verdict.id}: {IN_WORDS[verdict.status]}, ")
    line.append(f"{points(verdict.score)} of {points(verdict.max_score)}")
    messages = () if verdict.status in ("passed", "manual") else verdict.messages
    return [line, *(Padding(Text(f"- {plain(m)}"), (0, 0, 0, 6)) for m in messages)]


def verdict_text(verdict: Verdict) -> str:
    """The verdict that stands in a graded notebook's test cell, without markup."""
    head = f"{verdict.id}: {IN_WORDS[verdict.status]}, {points(verdict.score)} of {points(verdict.max_score)} points"
    return "\n".join([head, *(f"  - {plain(m)}" for m in verdict.messages)])
