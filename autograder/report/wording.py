"""The words and signs that every report uses, and students' text made harmless to read."""

import unicodedata
from collections.abc import Iterable

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
SYMBOLS = {  # each one column wide, in every common font, and no two alike in shape
    "passed": "✓",
    "partial": "◐",
    "failed": "✗",
    "error": "!",
    "timeout": "∞",
    "missing": "·",
    "forbidden": "⊘",
    "manual": "✎",
    "not-judged": "?",
}
LETTERS = {  # for a terminal that has ASCII alone
    "passed": "R",
    "partial": "P",
    "failed": "x",
    "error": "!",
    "timeout": "T",
    "missing": ".",
    "forbidden": "F",
    "manual": "m",
    "not-judged": "?",
}
OPEN = ("manual", "not-judged")  # no points yet, and none lost

MAX_TEXT = 600  # characters of one message: the longest that the judge makes, with an exception's 300 in it, fit
MAX_NAME = 60  # characters of a name: of a student, an exercise, a misconception
MAX_NOTES = 20  # of one submission
MARKS = 2  # accents on one letter: what languages need; more of them paint over the neighbouring lines


def plain(text: str, limit: int = MAX_TEXT) -> str:
    """A student's text without what could mislead a terminal or an eye: control and bidirectional characters, towers
    of accents, sheer length. Lines and tabs stay."""
    if len(text) <= limit and text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    kept: list[str] = []
    marks = 0
    for character in text[: limit * 2]:
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if kind in ("Zl", "Zp"):
            kept.append("\n")
        elif character in "\n\t" or (kind not in ("Cc", "Cf", "Cs", "Co", "Cn") and marks <= MARKS):
            kept.append(character)
    clean = "".join(kept)
    return clean if len(clean) <= limit and len(text) <= limit * 2 else clean[: limit - 1] + "…"


def one_line(text: str, limit: int = MAX_TEXT) -> str:
    """As `plain`, in one line: no name may start a row of its own."""
    return " ".join(plain(text, limit).split())


def name(text: str) -> str:
    """A name in one short line; where nothing of it can be shown, a word that says so."""
    return one_line(text, MAX_NAME) or "(unreadable name)"


def points(value: float) -> str:
    """Points as people write them: 3, 2.5, 1.05."""
    return f"{round(value, 2):g}"


def short(status: str) -> str:
    """A status in words, without what is said to the student alone."""
    return IN_WORDS[status].partition(":")[0]


def earned(verdict: Verdict) -> str:
    """The points of a verdict in words. What nobody has graded yet is open, and no zero."""
    if verdict.status in OPEN:
        return f"{points(verdict.max_score)} points still open"
    return f"{points(verdict.score)} of {points(verdict.max_score)} points"


def total(report: Report) -> str:
    """A submission's points in words."""
    still = sum(v.max_score for v in report.exercises if v.status in OPEN)
    return f"{points(report.score)} of {points(report.max_score)} points" + (
        f", {points(still)} still open" if still else ""
    )


def messages(verdict: Verdict) -> list[str]:
    """What there is to read in a verdict: nothing where a person grades."""
    return [] if verdict.status == "manual" else [plain(m) for m in verdict.messages]


def note(report: Report) -> str:
    """What a submission needs a reader's eye for, in one line; empty where nothing does."""
    if report.error:
        return one_line(report.error)
    parts = _some(v.misconception for v in report.exercises if v.misconception)
    for status in ("timeout", "error", "forbidden", "not-judged"):
        named = _some(v.id for v in report.exercises if v.status == status and not v.misconception)
        parts += [f"{short(status)}: {', '.join(named)}"] if named else []
    if report.exercises and all(v.status in ("missing", "manual") for v in report.exercises):
        parts.append("not started")
    return "; ".join(parts)


def _some(names: Iterable[str], most: int = 2) -> list[str]:
    """The first names, and how many more there are."""
    every = [name(n) for n in names]
    return every if len(every) <= most else [*every[:most], f"{len(every) - most} more"]
