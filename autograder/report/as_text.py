"""Reports in a terminal. What comes from students is shown as plain text: no markup, no control characters."""

from collections.abc import Sequence

from rich.columns import Columns
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from autograder.model import Report, Verdict
from autograder.report.wording import (
    IN_WORDS,
    LETTERS,
    MAX_NOTES,
    SYMBOLS,
    earned,
    messages,
    name,
    note,
    one_line,
    points,
    short,
    total,
)

COLOURS = {"passed": "green", "partial": "yellow", "missing": "dim", "manual": "dim", "not-judged": "magenta"}
WIDE_NAME, WIDE_NOTE = 20, 160  # characters: a row of 9 exercises then keeps 30 columns for its note on 80


IN_ASCII = str.maketrans({SYMBOLS[s]: LETTERS[s] for s in SYMBOLS} | {"…": "~"})


def colour(status: str) -> str:
    return COLOURS.get(status, "red")


class Portable:
    """Anything that rich shows, with letters for signs where the terminal's encoding has no such signs."""

    def __init__(self, *content: RenderableType) -> None:
        self.content = Group(*content)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.content, options):
            if options.ascii_only:
                text = segment.text.translate(IN_ASCII).encode("ascii", "replace").decode()
                segment = Segment(text, segment.style, segment.control)
            yield segment


def class_table(rows: Sequence[tuple[str, Report]]) -> Portable:
    """One row a student: points, a sign for each exercise, and what needs a person's eye; below, what the signs mean."""
    if not rows:
        return Portable(Text("no submissions"))
    exercises = list(dict.fromkeys(v.id for _, report in rows for v in report.exercises))
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("student", no_wrap=True, max_width=WIDE_NAME)
    table.add_column("points", justify="right", no_wrap=True)
    for number in range(1, len(exercises) + 1):
        table.add_column(str(number), justify="center", no_wrap=True)
    table.add_column("note", overflow="fold")
    for student, report in rows:
        verdicts = {v.id: v for v in report.exercises}
        score = "-" if report.error else f"{points(report.score)}/{points(report.max_score)}"
        signs = [_sign(verdicts.get(exercise)) for exercise in exercises]
        table.add_row(Text(name(student)), score, *signs, Text(one_line(_remark(report), WIDE_NOTE)))
    used = {v.status for _, report in rows for v in report.exercises}
    numbers = [f"{number} {name(exercise)}" for number, exercise in enumerate(exercises, start=1)]
    return Portable(table, *_legend(numbers), *_legend([f"{SYMBOLS[s]} {short(s)}" for s in SYMBOLS if s in used]))


def _remark(report: Report) -> str:
    """What needs a reader's eye, and how many notes there are on the file; the class report has them in full."""
    noted = f"{len(report.notes)} note{'s' if len(report.notes) != 1 else ''} on the file" if report.notes else ""
    return "; ".join(filter(None, [note(report), noted]))


def _sign(verdict: Verdict | None) -> Text:
    return Text(" ") if verdict is None else Text(SYMBOLS[verdict.status], style=colour(verdict.status))


def _legend(entries: Sequence[str]) -> list[RenderableType]:
    """Signs and their meanings in columns, so that no end of a line tears them apart."""
    columns = Columns([Text(entry, style="dim") for entry in entries], padding=(0, 3, 0, 0))
    return [Padding(columns, (1, 0, 0, 0))] if entries else []


def submission_text(report: Report) -> Portable:
    """One submission in full, for the person who had it graded."""
    head = Text(one_line(report.notebook), style="bold", overflow="fold")
    if report.error:
        return Portable(head, Padding(Text(one_line(report.error)), (0, 0, 1, 2)))
    what = f"{total(report)}  ({name(report.assignment)})" if report.assignment else total(report)
    notes = [Padding(Text(f"note: {one_line(n)}"), (0, 0, 0, 2)) for n in report.notes[:MAX_NOTES]]
    parts = [part for v in report.exercises for part in _verdict_parts(v)]
    return Portable(head, Padding(Text(what), (0, 0, 0, 2)), *notes, *parts, Text())


def _verdict_parts(verdict: Verdict) -> list[Padding]:
    line = Text.assemble(
        (SYMBOLS[verdict.status], colour(verdict.status)),
        f" {name(verdict.id)}: {IN_WORDS[verdict.status]}, {earned(verdict)}",
        f"  [{name(verdict.misconception)}]" if verdict.misconception else "",
    )
    return [Padding(line, (0, 0, 0, 2)), *(_bullet(m) for m in messages(verdict))]


def _bullet(message: str) -> Padding:
    """A message with its further lines under its first word."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row("-", Text(message, overflow="fold"))
    return Padding(grid, (0, 0, 0, 6))


def verdict_text(verdict: Verdict) -> str:
    """The verdict that stands in a graded notebook's test cell, without markup: the plain twin of `verdict_html`."""
    head = f"{name(verdict.id)}: {IN_WORDS[verdict.status]}, {earned(verdict)}"
    return "\n".join([head, *(f"  - {m}" for m in messages(verdict))])
