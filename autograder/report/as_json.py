"""Reports as JSON: the contract's schema 1, and the form in which a graded notebook carries its own report."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from autograder.model import Report, Status, Verdict

SCHEMA = 1


def to_json(reports: Sequence[Report]) -> dict[str, Any]:
    """What `autograder grade --json` writes."""
    return {"schema": SCHEMA, "submissions": [_submission(r) for r in reports]}


def dumps(tree: Mapping[str, Any]) -> str:
    """The same text for the same tree, always. ASCII alone, so that no terminal's or file's encoding refuses it."""
    return json.dumps(tree, indent=2, allow_nan=False)


def _submission(report: Report) -> dict[str, Any]:
    return {
        "notebook": _text(report.notebook),
        "assignment": _text(report.assignment),
        "score": float(report.score),
        "max_score": float(report.max_score),
        "error": _text(report.error),
        "seed": int(report.seed),
        "notes": [_text(note) for note in report.notes],
        "exercises": [_exercise(v) for v in report.exercises],
    }


def _exercise(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": _text(verdict.id),
        "score": float(verdict.score),
        "max_score": float(verdict.max_score),
        "status": verdict.status,
        "misconception": _text(verdict.misconception),
        "messages": [_text(m) for m in verdict.messages],
    }


def _text(text: str | None) -> str | None:
    """A file's name or an exception's words may hold half a character, which is no text in any encoding."""
    return None if text is None else text.encode(errors="replace").decode()


def report_to_dict(report: Report) -> dict[str, Any]:
    """Everything in a report, to be stored with the graded notebook."""
    tree = _submission(report) | {"schema": SCHEMA, "fingerprint": report.fingerprint, "file": report.file}
    for entry, verdict in zip(tree["exercises"], report.exercises, strict=True):
        entry["drawn"] = [float(v) for v in verdict.drawn]
    return tree


def report_from_dict(tree: Mapping[str, Any]) -> Report:
    """The report that `report_to_dict` stored. Raises ValueError, with the key, for any other tree."""
    if _get(tree, "schema", int) != SCHEMA:
        raise ValueError(f"not a stored report: its schema is {tree['schema']}, and this version reads {SCHEMA}")
    return Report(
        notebook=_get(tree, "notebook", str),
        assignment=_get(tree, "assignment", str, None),
        exercises=tuple(_verdict(entry) for entry in _get(tree, "exercises", list)),
        error=_get(tree, "error", str, None),
        notes=_texts(tree, "notes"),
        seed=_get(tree, "seed", int),
        fingerprint=_get(tree, "fingerprint", str),
        file=_get(tree, "file", str),
    )


def _verdict(entry: Any) -> Verdict:
    status = _get(entry, "status", str)
    if status not in get_args(Status):
        raise ValueError(f"not a stored report: there is no status {status!r}")
    return Verdict(
        id=_get(entry, "id", str),
        score=_number(_get(entry, "score", float, int), "score"),
        max_score=_number(_get(entry, "max_score", float, int), "max_score"),
        status=status,
        misconception=_get(entry, "misconception", str, None),
        messages=_texts(entry, "messages"),
        drawn=tuple(_number(v, "drawn") for v in _get(entry, "drawn", list)),
    )


def _get(tree: Any, key: str, *kinds: type | None) -> Any:
    """The value of a key that must be there, of one of these types; None among them stands for JSON's null."""
    if not isinstance(tree, Mapping) or key not in tree:
        raise ValueError(f"not a stored report: it has no {key!r}")
    value = tree[key]
    if value is None and None in kinds:
        return None
    if isinstance(value, bool) or not isinstance(value, tuple(k for k in kinds if k)):
        raise ValueError(f"not a stored report: its {key!r} is of type {type(value).__name__}")
    return value


def _texts(tree: Any, key: str) -> tuple[str, ...]:
    values = _get(tree, key, list)
    if not all(isinstance(v, str) for v in values):
        raise ValueError(f"not a stored report: its {key!r} holds something that is no text")
    return tuple(values)


def _number(value: Any, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"not a stored report: its {key!r} holds something that is no finite number")
    return float(value)
