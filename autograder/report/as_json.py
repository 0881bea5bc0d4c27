"""Reports as JSON: the contract's schema 1, and the form in which a graded notebook carries its own report."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from autograder.model import Report, Verdict

SCHEMA = 1


def to_json(reports: Sequence[Report]) -> dict[str, Any]:
    """What `autograder grade --json` writes."""
    return {"schema": SCHEMA, "submissions": [_submission(r) for r in reports]}


def dumps(tree: Mapping[str, Any]) -> str:
    """The same text for the same tree, always."""
    return json.dumps(tree, indent=2, ensure_ascii=False, allow_nan=False)


def _submission(report: Report) -> dict[str, Any]:
    return {
        "notebook": report.notebook,
        "assignment": report.assignment,
        "score": float(report.score),
        "max_score": float(report.max_score),
        "error": report.error,
        "seed": report.seed,
        "notes": list(report.notes),
        "exercises": [_exercise(v) for v in report.exercises],
    }


def _exercise(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.id,
        "score": float(verdict.score),
        "max_score": float(verdict.max_score),
        "status": verdict.status,
        "misconception": verdict.misconception,
        "messages": list(verdict.messages),
    }


def report_to_dict(report: Report) -> dict[str, Any]:
    """Everything in a report, to be stored with the graded notebook."""
    tree = _submission(report) | {"schema": SCHEMA, "fingerprint": report.fingerprint}
    for entry, verdict in zip(tree["exercises"], report.exercises, strict=True):
        entry["drawn"] = list(verdict.drawn)
    return tree


def report_from_dict(tree: Mapping[str, Any]) -> Report:
    """The report that `report_to_dict` stored. Raises ValueError for any other tree."""
    try:
        if tree["schema"] != SCHEMA:
            raise ValueError(f"a report of schema {tree['schema']}; this version reads {SCHEMA}")
        return Report(
            notebook=tree["notebook"],
            assignment=tree["assignment"],
            exercises=tuple(_verdict(entry) for entry in tree["exercises"]),
            error=tree["error"],
            notes=tuple(tree["notes"]),
            seed=tree["seed"],
            fingerprint=tree["fingerprint"],
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a stored report: {error}") from None


def _verdict(entry: Mapping[str, Any]) -> Verdict:
    return Verdict(
        id=entry["id"],
        score=float(entry["score"]),
        max_score=float(entry["max_score"]),
        status=entry["status"],
        misconception=entry["misconception"],
        messages=tuple(entry["messages"]),
        drawn=tuple(entry["drawn"]),
    )
