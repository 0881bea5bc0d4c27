"""Made-up classes for the tests of the reports: every status, odd classes, and hostile words wherever words can stand."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.model import Picture, Report, Verdict
from autograder.report.as_html import class_report

PICTURES = {
    "sigmoid": Picture(x=np.array([-6.0, 0.0, 6.0]), caption="an S"),
    "softmax": Picture(x=np.array([5.0, 4.0, -1.0]), kind="bars", caption="adds up to 1"),
}
CORRECT = {"sigmoid": (0.002473, 0.5, 0.9975), "softmax": (0.7297, 0.2685, 0.001811), "relu": ()}
TITLES = {
    ("softmax", "softmax-over-columns"): ("your softmax runs down the columns", "Which sum is 1: `z[0]` or `z[:, 0]`?"),
    ("sigmoid", "sign-forgotten"): ("the minus sign is missing", "What does yours give for a large z?"),
}
POINTS = {"sigmoid": 2.0, "relu": 1.0, "softmax": 3.0}


def verdict(exercise: str, status: str = "passed", score: float | None = None, **others) -> Verdict:
    highest = POINTS.get(exercise, 2.0)
    earned = (highest if status == "passed" else 0.0) if score is None else score
    return Verdict(id=exercise, score=earned, max_score=highest, status=status, **others)


def report(student: str, notes: tuple[str, ...] = (), **changed: Verdict) -> tuple[str, Report]:
    verdicts = [changed.get(exercise, verdict(exercise)) for exercise in POINTS]
    essay = verdict("essay", "manual", messages=("a person grades this one",))
    path = f"submitted/{student}/activations/activations.ipynb"
    return student, Report(
        notebook=path, assignment="activations", exercises=(*verdicts, essay), notes=notes, seed=7, fingerprint="f1"
    )


def unusable(student: str, why: str = "this file is no notebook; ask for it again") -> tuple[str, Report]:
    return student, Report(notebook=f"submitted/{student}.ipynb", assignment="activations", error=why)


def over_columns() -> Verdict:
    told = "It looks as if your softmax runs down the columns. Which sum is 1: `z[0]` or `z[:, 0]`?"
    seen = "each row should sum to 1: row 0 sums to 0.41"
    return verdict(
        "softmax", "failed", misconception="softmax-over-columns", messages=(told, seen), drawn=(1.0, 1.0, 1.0)
    )


def made_up_class() -> list[tuple[str, Report]]:
    """Every status, a shared misconception, a shared message that differs in its numbers, notes, an unusable file."""
    rising = "it should rise: yours falls from {} to {}"
    stub = "`{0}` is not written yet: it still raises NotImplementedError"
    flipped = verdict(
        "sigmoid", "failed", misconception="sign-forgotten", messages=("no",), drawn=(0.9975, 0.5, 0.0025)
    )
    overflow = verdict("sigmoid", "partial", 1.7, messages=("on large numbers: a warning",), drawn=CORRECT["sigmoid"])
    raised = verdict("relu", "error", messages=("relu(array([-1, 2])): raises ValueError in line 3, `max(0, z)`",))
    return [
        report("ada"),
        report("dora", softmax=over_columns()),
        report("emil", ("the cell 'relu' was there more than once; the last one counts",), sigmoid=overflow),
        report("fatima", sigmoid=flipped, relu=raised, softmax=over_columns()),
        report(
            "goran", softmax=verdict("softmax", "forbidden", messages=("calls the ready-made scipy.special.softmax",))
        ),
        report("hana", **{e: verdict(e, "missing", messages=(stub.format(e),)) for e in POINTS}),
        report("igor", softmax=verdict("softmax", "timeout", messages=("took too long, and was stopped",))),
        report(
            "june",
            sigmoid=verdict("sigmoid", "failed", messages=(rising.format(0.5, 0.25),)),
            softmax=verdict("softmax", messages=("right, given your `sigmoid`: a mistake costs once",)),
        ),
        report("kofi", sigmoid=verdict("sigmoid", "failed", messages=(rising.format(-1, "2e-5"),))),
        report("lars", relu=verdict("relu", "not-judged", messages=("the sandbox did not answer",))),
        unusable("lea"),
    ]


HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quotes\" 'single' </svg></style>",
    "rich": "[red]red[/red] [link=https://example.org]here[/link] [/] :smile:",
    "ansi": "\x1b[31mred\x1b[0m\x1b]8;;https://example.org\x07link\x1b]8;;\x07\x9b2J\x08\x00\x7f\r",
    "direction": "abc\u202egnp.exe\u2066\u200b\ufeff",
    "lines": "one\ntwo\u2028three\u2029four\x85five\x0bsix",
    "long": "x" * 10_000,
    "long-words": "ab " * 4_000,
    "accents": "a" + "\u0301" * 500,
    "halves": "\ud800 and \udcff",
    "template": "{{ 7 * 7 }} {% raw %} {# gone #} `code <b>` ``` `",
    "nothing": "",
}


def hostile_class(text: str) -> list[tuple[str, Report]]:
    """The text wherever a student's, or a file's, words can stand."""
    wrong = [
        verdict("sigmoid", "failed", misconception=text, messages=(text, text), drawn=(0.0, 0.5, 1.0)),
        verdict(text, "error", messages=(text,)),
    ]
    bad = Report(notebook=text, assignment=text, exercises=tuple(wrong), notes=(text,) * 50)
    return [(text, bad), (text, replace(bad, exercises=(), error=text)), report(text)]


CLASSES = {
    "whole": made_up_class(),
    "empty": [],
    "of one": [report("ada")],
    "of one that failed": [report("dora", softmax=over_columns())],
    "all unusable": [unusable("lea"), unusable("max")],
    "the same score": [report("ada"), report("bela"), report("chen")],
    "all manual": [("ada", Report(notebook="a", assignment="a", exercises=(verdict("essay", "manual"),)))],
    "no exercises": [("ada", Report(notebook="a", assignment="a"))],
    "not alike": [report("ada"), ("bela", Report(notebook="b", assignment="a", exercises=(verdict("other"),)))],
    **{f"hostile {kind}": hostile_class(text) for kind, text in HOSTILE.items()},
}
every_class = pytest.mark.parametrize("rows", CLASSES.values(), ids=CLASSES)
every_hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


def page(rows: list) -> str:
    """The class report of a made-up class."""
    return class_report("activations", rows, titles=TITLES, correct=CORRECT, graded_at="2026-11-24 10:00 UTC")
