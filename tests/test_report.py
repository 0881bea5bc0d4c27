"""Reports say the same in text, JSON and HTML, and nothing that a student wrote can do more than be read.

Whole reports are compared with tests/golden/. To renew those after a wanted change, and then read the difference:
UPDATE_GOLDEN=1 pytest tests/test_report.py
"""

import io
import json
import math
import os
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import jsonschema
import numpy as np
import pytest
from rich.console import Console

from autograder.model import Report, Status
from autograder.report import as_html, wording
from autograder.report.as_html import verdict_html
from autograder.report.as_json import dumps, report_from_dict, report_to_dict, to_json
from autograder.report.as_text import class_table, submission_text, verdict_text
from tests.report_class import PICTURES, every_class, every_hostile, hostile_class, made_up_class, page, report, verdict

GOLDEN = Path(__file__).parent / "golden"
STATUSES = get_args(Status)


@pytest.fixture(autouse=True)
def pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of three points, so that no change of an exercise changes a golden file."""
    known = {name: SimpleNamespace(id=name, picture=picture) for name, picture in PICTURES.items()}
    monkeypatch.setattr(as_html.exercises, "all_exercises", lambda: known)


def printed(renderable: object, width: int = 80, *, encoding: str = "utf-8", terminal: bool = False) -> str:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="")
    colours = "standard" if terminal else None
    Console(file=file, width=width, highlight=False, force_terminal=terminal, color_system=colours).print(renderable)
    file.flush()
    return "".join(f"{line.rstrip()}\n" for line in raw.getvalue().decode(encoding).split("\n")).rstrip("\n") + "\n"


# ---- golden files ----


GOLDEN_FILES = (
    "class-80.txt",
    "class-120.txt",
    "class-ascii.txt",
    "submissions.txt",
    "verdicts.txt",
    "verdicts.html",
    "reports.json",
    "class.html",
)


def golden_texts() -> dict[str, str]:
    rows = made_up_class()
    return {
        "class-80.txt": printed(class_table(rows), 80),
        "class-120.txt": printed(class_table(rows), 120),
        "class-ascii.txt": printed(class_table(rows), 80, encoding="ascii"),
        "submissions.txt": "".join(printed(submission_text(r)) for _, r in rows),
        "verdicts.txt": "\n".join(verdict_text(v) for _, r in rows for v in r.exercises) + "\n",
        "verdicts.html": "\n".join(verdict_html(v, PICTURES.get(v.id)) for _, r in rows for v in r.exercises) + "\n",
        "reports.json": dumps(to_json([r for _, r in rows])) + "\n",
        "class.html": page(rows) + "\n",
    }


@pytest.mark.parametrize("file", GOLDEN_FILES)
def test_the_whole_report_is_as_agreed(file: str) -> None:
    """Every word of every form of the report is what was last read and agreed."""
    text, path = golden_texts()[file], GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{file} was renewed: read the difference, and run again without UPDATE_GOLDEN")
    assert text == path.read_text(encoding="utf-8")


# ---- JSON ----

# Written out, and not taken from the model: these are the contract's.
ALLOWED = ["passed", "partial", "failed", "error", "timeout", "missing", "forbidden", "manual", "not-judged"]
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["schema", "submissions"],
    "properties": {"schema": {"const": 1}, "submissions": {"type": "array", "items": {"$ref": "#/$defs/submission"}}},
    "$defs": {
        "text": {"type": "array", "items": {"type": "string"}},
        "submission": {
            "type": "object",
            "additionalProperties": False,
            "required": ["notebook", "assignment", "score", "max_score", "error", "exercises"],
            "properties": {
                "notebook": {"type": "string"},
                "assignment": {"type": ["string", "null"]},
                "score": {"type": "number"},
                "max_score": {"type": "number"},
                "error": {"type": ["string", "null"]},
                "seed": {"type": "integer"},
                "notes": {"$ref": "#/$defs/text"},
                "exercises": {"type": "array", "items": {"$ref": "#/$defs/exercise"}},
            },
            "if": {"properties": {"error": {"type": "string"}}},
            "then": {"properties": {"exercises": {"maxItems": 0}}},
        },
        "exercise": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "score", "max_score", "status", "misconception", "messages"],
            "properties": {
                "id": {"type": "string"},
                "score": {"type": "number", "minimum": 0},
                "max_score": {"type": "number", "minimum": 0},
                "status": {"enum": ALLOWED},
                "misconception": {"type": ["string", "null"]},
                "messages": {"$ref": "#/$defs/text"},
            },
        },
    },
}


@every_class
def test_json_is_the_contracts(rows: list) -> None:
    """Schema 1 for any class, and the same text each time, in plain ASCII."""
    reports = [r for _, r in rows]
    text = dumps(to_json(reports))
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text))
    assert text == dumps(to_json(reports))
    assert text.isascii()
    json.dumps(json.loads(text), ensure_ascii=False).encode()  # raises where a text is half a character


def test_json_points_are_plain_floats() -> None:
    """A NumPy number among the points becomes a Python float, also where it is whole."""
    odd = verdict("sigmoid", score=np.float64(1))
    [submission] = to_json([Report(notebook="a", assignment="a", exercises=(replace(odd, max_score=2),))])[
        "submissions"
    ]
    numbers = [submission["score"], submission["max_score"]]
    numbers += [submission["exercises"][0]["score"], submission["exercises"][0]["max_score"]]
    assert [type(n) for n in numbers] == [float] * 4


def test_json_never_holds_nan() -> None:
    """NaN is no JSON: it raises here, and does not reach a reader that chokes on it."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps(to_json([Report(notebook="a", assignment="a", exercises=(verdict("relu", score=math.nan),))]))


@every_class
def test_a_stored_report_comes_back_the_same(rows: list) -> None:
    """Through the notebook's metadata and back nothing is lost; half characters become question marks once."""
    for _, stored in rows:
        tree = json.loads(json.dumps(report_to_dict(stored), allow_nan=False))
        back = report_from_dict(tree)
        assert report_from_dict(report_to_dict(back)) == back
        if "\ud800" not in stored.notebook:
            assert back == stored


BROKEN = {
    "no schema": ("schema", ...),
    "another schema": ("schema", 2),
    "schema as text": ("schema", "1"),
    "schema True": ("schema", True),
    "notes as text": ("notes", "abc"),
    "notes of numbers": ("notes", [1]),
    "exercises as text": ("exercises", "abc"),
    "exercises of text": ("exercises", ["abc"]),
    "no seed": ("seed", ...),
    "seed as float": ("seed", 7.5),
    "no notebook": ("notebook", None),
    "error as number": ("error", 3),
}
BROKEN_VERDICTS = {
    "unknown status": ("status", "excellent"),
    "no status": ("status", ...),
    "nan points": ("score", math.nan),
    "points as text": ("score", "3"),
    "points True": ("max_score", True),
    "infinite drawing": ("drawn", [math.inf]),
    "drawing of text": ("drawn", ["1"]),
    "messages as text": ("messages", "abc"),
    "messages of null": ("messages", [None]),
}


def broken(tree: dict, key: str, value: object) -> dict:
    return {k: v for k, v in tree.items() if k != key} | ({} if value is ... else {key: value})


@pytest.mark.parametrize(("key", "value"), BROKEN.values(), ids=BROKEN)
def test_another_tree_is_no_stored_report(key: str, value: object) -> None:
    """What was not stored by this version is refused, and the sentence names the key."""
    with pytest.raises(ValueError, match=f"not a stored report: .*{key if key != 'exercises' else ''}"):
        report_from_dict(broken(report_to_dict(report("ada")[1]), key, value))


@pytest.mark.parametrize(("key", "value"), BROKEN_VERDICTS.values(), ids=BROKEN_VERDICTS)
def test_another_verdict_is_no_stored_verdict(key: str, value: object) -> None:
    """As above, inside an exercise."""
    tree = report_to_dict(report("ada")[1])
    tree["exercises"][0] = broken(tree["exercises"][0], key, value)
    with pytest.raises(ValueError, match=f"not a stored report: .*{key}"):
        report_from_dict(tree)


# ---- words and harmless text ----


def test_every_status_has_its_words_and_signs() -> None:
    """No status is without words, sign and letter, and no two share one."""
    for table in (wording.IN_WORDS, wording.SYMBOLS, wording.LETTERS):
        assert set(table) == set(STATUSES)
        assert len(set(table.values())) == len(STATUSES)
    assert all(len(sign) == 1 for sign in [*wording.SYMBOLS.values(), *wording.LETTERS.values()])


@every_hostile
def test_plain_text_only_reads(text: str) -> None:
    """Neither controls, nor turned directions, nor towers of accents, nor more than the limit."""
    kept = wording.plain(text)
    assert len(kept) <= wording.MAX_TEXT
    assert not [c for c in kept if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\n\t"]
    assert not re.search("\u0301{3}", kept)
    assert "\n" not in wording.one_line(text)
    assert 0 < len(wording.name(text)) <= wording.MAX_NAME


@pytest.mark.parametrize("text", ["Zoë Müller", "Łukasz", "阿達", "עדה", "e\u0301t\u0323\u0301e", "line\n\tindented"])
def test_plain_text_keeps_what_people_write(text: str) -> None:
    """Names and lines of every language come through as they are."""
    assert wording.plain(text) == text


@every_class
@pytest.mark.parametrize("width", [80, 120])
def test_the_table_has_one_row_a_student_and_fits(rows: list, width: int) -> None:
    """No line is wider than the terminal, and no name makes a row of its own or hides one."""
    text = printed(class_table(rows), width)
    assert max(map(len, text.splitlines())) <= width
    body = text.split("\n\n")[0].splitlines()
    assert len([line for line in body if re.match(r"\S", line)]) == (len(rows) + 1 if rows else 1)


@every_hostile
def test_the_terminal_shows_hostile_text_as_text(text: str) -> None:
    """Markup stays to be read; the only escape sequences are the report's own colours."""
    rows = hostile_class(text)
    shown = "".join(printed(r, terminal=True) for r in (class_table(rows), *(submission_text(r) for _, r in rows)))
    without_colours = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "\x1b" not in without_colours
    assert not [c for c in without_colours if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n"]
    assert len(shown) < 40_000


def test_rich_markup_is_not_obeyed() -> None:
    """A message with rich's own markup is shown with its brackets."""
    rows = hostile_class("[red]red[/red]")
    assert printed(class_table(rows)).count("[red]red[/red]") >= 4
    assert all("[red]red[/red]" in printed(submission_text(r)) for _, r in rows)


def test_nothing_is_told_by_colour_alone() -> None:
    """Without colours, every status in the table is explained below it."""
    rows = [report("ada", softmax=verdict("softmax", status)) for status in STATUSES]
    text = " ".join(printed(class_table(rows)).split())
    assert all(f"{wording.SYMBOLS[s]} {wording.short(s)}" in text for s in STATUSES)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@every_class
def test_an_old_terminal_gets_letters(rows: list, encoding: str) -> None:
    """Where the encoding lacks the signs, letters stand for them, and nothing raises."""
    texts = [
        printed(class_table(rows), encoding=encoding),
        *(printed(submission_text(r), encoding=encoding) for _, r in rows),
    ]
    assert all(text.isascii() for text in texts)


@pytest.mark.parametrize("status", ["manual", "not-judged"])
def test_what_is_open_is_no_zero(status: str) -> None:
    """Points that nobody has given yet are called open wherever a student reads."""
    waiting = verdict("softmax", status)
    for text in (verdict_text(waiting), verdict_html(waiting, None)):
        assert "3 points still open" in text
        assert "0 of 3" not in text
