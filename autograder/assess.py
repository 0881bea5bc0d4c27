"""Outcomes of calls -> findings: what is wrong, in words for the student. Used by `check` and by the grader alike."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder import compare
from autograder.inside.calling import Function, Made, Outcome, Rng
from autograder.inside.phantom import READY_MADE
from autograder.model import UNSET, Case, Difference, Exercise, Finding, Relation

STUB = "NotImplementedError"


def assess(
    exercise: Exercise,
    cases: Sequence[Case],
    outcomes: Sequence[Outcome],
    *,
    accepted: Sequence[Sequence[Any]] = (),
) -> list[Finding]:
    """Everything that is wrong, the most telling first.

    `accepted[i]` are the values that are right for `cases[i]`; without it, the expected values the cases themselves carry.
    Cases with an expected value of their own are visible to the student, the others hidden.
    """
    findings: list[Finding] = []
    values: dict[str, Any] = {}
    exact: set[str] = set()
    for position, (case, outcome) in enumerate(zip(cases, outcomes, strict=True)):
        right = accepted[position] if accepted else ([] if case.expected is UNSET else [case.expected])
        if outcome.kind == "value":
            values[case.name] = outcome.value
        if _is_exact(case, outcome, right):
            exact.add(case.name)
        else:
            findings += _assess_one(exercise, case, outcome, right)
    for relation in exercise.relations:
        if values.keys() >= set(relation.between) and not exact.issuperset(relation.between):
            findings += _assess_relation(exercise, cases, relation, values)
    return sorted(findings, key=_telling)


def _is_exact(case: Case, outcome: Outcome, right: Sequence[Any]) -> bool:
    """Whether there is nothing to find: the very value that is right, without side effects. Most outcomes are."""
    if outcome.kind != "value" or outcome.warned or outcome.changed or case.free:
        return False
    return any(compare.identical(outcome.value, answer) for answer in right)


def _assess_relation(exercise: Exercise, cases: Sequence[Case], relation: Relation, values: Mapping[str, Any]):
    seen = _guarded(relation.seen, *(values[name] for name in relation.between))
    if seen:
        shown = all(is_visible(exercise, case) for case in cases if case.name in relation.between)
        text = f"{relation.title}: {seen}"
        yield Finding(part=relation.part, kind="relation", text=text, case=relation.between[0], visible=shown)


def distinct(findings: Sequence[Finding]) -> Iterable[str]:
    """One message for each way of being wrong, in order: the first of a rule, and the first of a kind in a part."""
    told: set[tuple[str, str]] = set()
    texts = {""}
    for finding in findings:
        way = (rule_title(finding) or finding.part, finding.kind)
        if finding.text not in texts and way not in told:
            told.add(way)
            texts.add(finding.text)
            yield finding.text


def rule_title(finding: Finding) -> str:
    """The title of the property or relation that does not hold; empty for a finding of another kind."""
    return finding.text.partition(":")[0] if finding.kind in ("property", "relation") else ""


def is_visible(exercise: Exercise, case: Case) -> bool:
    """Whether a student may see the case: the exercise's own examples, and none of the answer key's."""
    return any(case is example for example in exercise.examples)


def _telling(finding: Finding) -> tuple[int, int]:
    """The order of messages: what is seen by name of a rule first, on visible cases first."""
    order = [
        "forbidden",
        "missing",
        "timeout",
        "died",
        "type",
        "shape",
        "property",
        "relation",
        "raised",
        "nan",
        "degree",
        "value",
    ]
    return (order.index(finding.kind) if finding.kind in order else len(order), not finding.visible)


def _part(exercise: Exercise, wanted: str) -> str:
    """A part of this exercise's marks: the wanted one, or where it has none such, the last."""
    return wanted if wanted in exercise.parts else list(exercise.parts)[-1]


def _assess_one(exercise: Exercise, case: Case, outcome: Outcome, right: Sequence[Any]) -> Iterable[Finding]:
    def finding(part: str, kind: str, text: str, cost: float = 1.0) -> Finding:
        visible = is_visible(exercise, case)
        return Finding(part=_part(exercise, part), kind=kind, text=text, case=case.name, visible=visible, cost=cost)

    if outcome.kind != "value":
        yield finding(case.part, outcome.kind, failure_text(exercise, case, outcome))
    else:
        yield from _assess_value(exercise, case, outcome.value, right, finding)
    if outcome.warned:
        words = outcome.warned[0] if is_visible(exercise, case) else floating_point_words(outcome.warned[0])
        yield finding("extremes", "warning", f"{where(exercise, case)}: emits a floating-point warning ({words})")
    if outcome.changed:
        text = f"{where(exercise, case)}: changes its input; work on a copy, or make a new array"
        yield finding("clean", "changed", text)


def where(exercise: Exercise, case: Case) -> str:
    """Which call a message is about: a visible one as a student would type it, a hidden one by its name."""
    told = is_visible(exercise, case) and not case.call.observer  # a model and arrays are no line that anybody types
    return show_call(exercise, case) if told else f"on {case.name}"


def _assess_value(exercise: Exercise, case: Case, value: Any, right: Sequence[Any], finding: Any):
    tolerance = compare.tolerance_for(value, *case.call.args, looser=case.looser)
    differences = [] if case.free else [compare.difference(value, answer, tolerance) for answer in right]
    is_right = not all(differences)
    if is_right and (manner := compare.manner(value, right[0])):
        yield finding("clean", manner.kind, f"{where(exercise, case)}: {manner.text}")
    asked = [rule for rule in exercise.properties if not rule.only or case.name in rule.only]
    # A right value obeys every rule about values; others are about the manner, as integers for counts. Of what an observer
    # saw, rules look at more than is compared.
    rules = [rule for rule in asked if rule.part != "values" or case.call.observer or not is_right]
    seen_by_rule = [(rule, _guarded(rule.seen, case.call, value)) for rule in rules]
    broken = [(rule, seen) for rule, seen in seen_by_rule if seen]
    for rule, seen in broken:
        yield finding(rule.part if case.part == "values" else case.part, "property", f"{rule.title}: {seen}")
    if is_right:
        return
    if case.free and not broken and any(seen is UNSET for _, seen in seen_by_rule):
        what = "numbers of a strange shape" if compare.as_numbers(value) is not None else compare.describe_type(value)
        yield finding(case.part, "type", f"{where(exercise, case)}: returns {what}")
    if differences and exercise.credit is not None and differences[0].kind == "value":
        share, seen = exercise.credit(value, right[0])
        if share < 1:
            yield finding(case.part, "degree", f"{where(exercise, case)}: {seen}", cost=1 - share)
    elif differences:
        yield finding(case.part, differences[0].kind, _difference_text(exercise, case, value, differences[0], broken))


def _difference_text(exercise: Exercise, case: Case, value: Any, found: Difference, broken: Sequence) -> str:
    """What a wrong value is told; nothing where a broken rule has said it better."""
    observed = bool(case.call.observer)
    one_array = not isinstance(case.expected, (list, tuple))  # several are too long to show: the difference says where
    told = is_visible(exercise, case) and case.expected is not UNSET and not observed
    if told and one_array and found.kind in ("value", "nan"):
        return f"{show_call(exercise, case)} {should_be(show(case.expected), show(value))}"
    telling = any(rule.part == case.part for rule, _ in broken)
    said = (broken and found.kind == "value") or (telling and observed)
    return "" if said else f"{where(exercise, case)}: {found.text}"


def should_be(expected: str, value: str) -> str:
    """The two in words. Where they look the same, the digits that are not shown differ."""
    if expected == value:
        return f"should be {expected}, and yours is close to it, but not equal: keep all the digits"
    return f"should be {expected}, and is {value}"


def _guarded(rule: Any, *values: Any) -> str | None:
    """What a rule sees; UNSET for a value of unforeseen type or shape, where the comparison says what it is."""
    try:
        with np.errstate(all="ignore"):
            return rule(*values)
    except Exception:  # a student's value may be anything: a dictionary, an array of objects, a huge integer
        return UNSET


def failure_text(exercise: Exercise, case: Case, outcome: Outcome) -> str:
    """Why there is no value. A student's own words are shown for visible cases only: they may hold the inputs."""
    visible, at = is_visible(exercise, case), where(exercise, case)
    line = f" in line {outcome.line[0]}, `{outcome.line[1]}`" if outcome.line and outcome.line[1] else ""
    if outcome.kind == "missing":
        instead = f": it is {compare.describe_type_name(outcome.detail)}" if outcome.detail else ""
        return f"there is no function `{exercise.id}`{instead}"
    if outcome.kind == "raised" and outcome.detail == STUB:
        return f"`{exercise.id}` is not written yet: it still raises NotImplementedError"
    if outcome.kind == "raised":
        known = outcome.detail if outcome.detail in BUILTIN_ERRORS else "an exception of its own"
        words = f": {outcome.message}" if visible and outcome.message else ""
        return f"{at}: raises {known}{line}{words}"
    if outcome.kind == "forbidden":
        package = outcome.detail.partition(".")[0]
        named = outcome.detail if visible else package if package in READY_MADE else "answer of another package"
        return f"calls the ready-made {named}: write it with NumPy alone"
    if outcome.kind == "timeout":
        whole = (
            "the notebook as a whole took too long"
            if outcome.detail == "all"
            else f"{at}: took too long, and was stopped"
        )
        return whole + "; is there a loop that never ends?"
    if outcome.kind == "unreadable":
        wanted = "" if case.call.observer else ", not numbers"
        return f"{at}: returns {compare.describe_type_name(outcome.detail)}{wanted}"
    return f"{at}: ended the process ({HOW_IT_ENDED.get(outcome.detail, outcome.detail)})"


def floating_point_words(warning: str) -> str:
    """NumPy's words for a floating-point event, without whatever else a warning of the student's own may say."""
    return next((words for words in FLOATING_POINT if warning.startswith(words)), "of another kind")


FLOATING_POINT = ("divide by zero", "overflow", "underflow", "invalid value")
BUILTIN_ERRORS = frozenset(
    [
        "ArithmeticError",
        "AssertionError",
        "AttributeError",
        "AxisError",
        "BufferError",
        "EOFError",
        "FloatingPointError",
        "ImportError",
        "IndexError",
        "KeyError",
        "KeyboardInterrupt",
        "LinAlgError",
        "LookupError",
        "MemoryError",
        "ModuleNotFoundError",
        "NameError",
        "OSError",
        "OverflowError",
        "PermissionError",
        "RecursionError",
        "RuntimeError",
        "StopIteration",
        "SystemExit",
        "TypeError",
        "UFuncTypeError",
        "UFuncNoLoopError",
        "UnboundLocalError",
        "ValueError",
        "ZeroDivisionError",
    ]
)
HOW_IT_ENDED = {
    "memory": "it used more memory than allowed",
    "busy": "it kept more processes at work at once than allowed",
    "cpu": "it used more processor time than allowed",
    "signal SIGKILL": "it was killed, or used more processor time than allowed",
    "signal SIGSEGV": "a crash in compiled code",
    "stopped": "it closed the line to the grader",
    "too much output": "it sent more than allowed",
}


def show_call(exercise: Exercise, case: Case) -> str:
    """The call as a student would type it: `sigmoid(array([0, 1]))`."""
    named = [f"{name}={show(value)}" for name, value in case.call.kwargs.items()]
    return f"{exercise.id}({', '.join([*map(show, case.call.args), *named])})"


def show(value: Any) -> str:
    """A value in one short line."""
    if isinstance(value, Rng):
        return f"np.random.default_rng({value.seed})"
    if isinstance(value, (Function, Made)):
        return value.name
    if isinstance(value, (float, np.floating)):
        return f"{value:.4g}"
    if isinstance(value, (list, tuple)):
        text = ", ".join(map(show, value))
        text = f"[{text}]" if isinstance(value, list) else f"({text})"
    elif isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {show(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, (np.ndarray, np.generic)):
        text = np.array2string(np.asarray(value), separator=", ", precision=4, threshold=12, max_line_width=10_000)
        text = " ".join(text.split())
    else:
        text = repr(value)
    return text if len(text) <= 90 else text[:89] + "…"
