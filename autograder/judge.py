"""Outcomes and the answer key -> a verdict: points, status, the misconception's name, messages."""

import re
import threading
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

import numpy as np

from autograder import compare
from autograder.assess import STUB, assess, distinct, rule_title
from autograder.inside.calling import Call, Outcome, Rng, call
from autograder.model import UNSET, AnswerKey, Case, Exercise, Finding, Verdict, Wrong

CALLING = threading.RLock()  # who calls functions catches warnings, which are the whole process's: one thread at a time
RESEEDED = (1, 2, 3, 4)  # a value that is the same for five seeds is not drawn at random: two rows have but two orders
MAX_MESSAGES = 6  # of one exercise: what a tired student can take in


class Questions:
    """An exercise's cases and their right values for one seed. Made once for a class; every student is asked the same."""

    def __init__(self, exercise: Exercise, key: AnswerKey, seed: int) -> None:
        self.exercise = replace(exercise, properties=(*exercise.properties, *key.properties))
        self.key = key
        self._suspects: dict[str, Behaviour] | None = None
        rng = np.random.default_rng([seed, zlib.crc32(exercise.id.encode())])
        self.cases: tuple[Case, ...] = (*exercise.examples, *key.cases(rng))
        self.accepted = [self._right_values(case) for case in self.cases]
        picture = exercise.picture
        drawing = (Call(args=(picture.x,)),) if picture else ()
        visible, hidden = (
            [c.call for c in cases] for cases in (exercise.examples, self.cases[len(exercise.examples) :])
        )
        calls = (*visible, *drawing, *hidden)
        self.calls: tuple[Call, ...] = tuple(replace(c, packages=exercise.packages) for c in calls)
        self.shown = len(visible) + len(drawing)  # so many calls come first: those whose values a student is shown

    def _right_values(self, case: Case) -> list[Any]:
        if case.free:
            return []
        given = [] if case.expected is UNSET else [case.expected]
        if self.key.values is not None:
            return [*given, *self.key.values(case.call)]
        right = [call(function, case.call) for function in (self.key.reference, *self.key.alternatives)]
        return given + [outcome.value for outcome in right]

    @cached_property
    def suspects(self) -> dict[str, "Behaviour"]:
        """What each wrong answer of the key does, as far as it is asked."""
        return {wrong.id: Behaviour(self, wrong) for wrong in self.key.wrong}

    def assess(self, outcomes: Sequence[Outcome]) -> list[Finding]:
        return assess(self.exercise, self.cases, outcomes, accepted=self.accepted)

    @cached_property
    def drawn(self) -> tuple[float, ...]:
        """The picture's right values, for the report's reader."""
        return picture_values(call(self.key.reference, self.calls[self.shown - 1])) if self.exercise.picture else ()

    def of_cases(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
        """The outcomes of the cases alone, of those of all calls."""
        return [*outcomes[: len(self.exercise.examples)], *outcomes[self.shown :]]

    def misconception(self, outcomes: Sequence[Outcome], findings: Sequence[Finding]) -> Wrong | None:
        """The wrong answer whose values are the student's on every failing case, if just one explains them best.

        Among those that agree on the failing cases, the one that agrees on most of the others, and fails in the same ones,
        is taken, and of those that agree by degree the one that agrees exactly; two that agree equally explain nothing.
        """
        rules = broken_rules(findings)
        answers = {case.name: outcome for case, outcome in zip(self.cases, outcomes, strict=True)}
        scores: dict[str, tuple[int, int]] = {}
        for suspect, behaviour in self.suspects.items():
            agrees = partial(behaviour.agrees, answers, rules)
            if all(map(agrees, rules)):
                same_cases = sum((name in rules) == (name in behaviour.rules) for name in answers)
                scores[suspect] = sum(map(agrees, answers)) + same_cases, behaviour.exactly(answers)
        best = [name for name, score in scores.items() if score == max(scores.values())]
        return next(w for w in self.key.wrong if w.id == best[0]) if len(best) == 1 else None


Rules = Mapping[str, set[tuple[str, str]]]  # of each failing case by name: the kinds and titles of what does not hold


def broken_rules(findings: Sequence[Finding]) -> Rules:
    rules: dict[str, set[tuple[str, str]]] = {}
    for finding in findings:
        rules.setdefault(finding.case, set()).add((finding.kind, rule_title(finding)))
    return rules


def reseeded(request: Call, by: int = 1) -> Call:
    """The same call with other seeds."""

    def other(value: Any) -> Any:
        return Rng(value.seed + by) if isinstance(value, Rng) else value

    return replace(
        request, args=tuple(map(other, request.args)), kwargs={k: other(v) for k, v in request.kwargs.items()}
    )


class Behaviour:
    """What a wrong answer of the key does, case by case, to be known again by.

    It is found out as far as it is asked: most suspects are cleared by the first case in which a student fails. In a case
    whose values are drawn at random they say nothing: there the rules that it breaks stand for it, those of all such cases
    together, since a rule may hold by luck in one.
    """

    def __init__(self, questions: Questions, wrong: Wrong) -> None:
        self._questions = questions
        self._answer = wrong.answer
        self._cases = {case.name: case for case in questions.cases}
        self._outcomes: dict[str, Outcome] = {}
        self._random: dict[str, bool] = {}

    def outcome(self, case: str) -> Outcome:
        with CALLING:
            if case not in self._outcomes:
                self._outcomes[case] = call(self._answer, self._cases[case].call)
            return self._outcomes[case]

    def is_random(self, case: str) -> bool:
        """Whether it comes out otherwise with other seeds, or for no reason to be seen."""
        with CALLING:
            if case not in self._random:
                self._random[case] = self._cases[case].free or self._is_random(case)
            return self._random[case]

    def _is_random(self, case: str) -> bool:
        if self._questions.key.values is not None:
            return False
        request = self._cases[case].call
        draws = any(isinstance(value, Rng) for value in (*request.args, *request.kwargs.values()))
        seeds = RESEEDED if draws else RESEEDED[:1]
        return not all(alike(self.outcome(case), call(self._answer, reseeded(request, n))) for n in seeds)

    @cached_property
    def rules(self) -> Rules:
        """The rules that it breaks in each case. None are noted of a model's: there a call has its price."""
        if self._questions.key.values is not None:
            return {}
        with CALLING:
            return broken_rules(self._questions.assess([self.outcome(case) for case in self._cases]))

    def random_rules(self, rules: Rules) -> set[tuple[str, str]]:
        return set().union(*(broken for name, broken in rules.items() if self.is_random(name)))

    def exactly(self, answers: Mapping[str, Outcome]) -> int:
        """In how many cases a student's answers are exactly these, where agreement is a matter of degree."""
        if self._questions.exercise.credit is None:
            return 0
        return sum(alike(theirs, self.outcome(case)) for case, theirs in answers.items())

    def agrees(self, answers: Mapping[str, Outcome], rules: Rules, case: str) -> bool:
        """Whether a student's answers, which break `rules`, are of this making in one case."""
        own, theirs = self.outcome(case), answers[case]
        if own.kind == theirs.kind == "value" and self.is_random(case):
            return self.random_rules(rules) == self.random_rules(self.rules)
        if self._questions.exercise.credit is not None and _comparable(own.value, theirs.value):
            return self._questions.exercise.credit(theirs.value, own.value)[0] == 1
        return alike(theirs, own, looser=self._cases[case].looser)


def _comparable(one: Any, other: Any) -> bool:
    """Whether two values are arrays of one shape and kind. Where credit is by degree they come from long training, in which
    the last digit of a sum, which not even the same processor always rounds alike, decides some labels."""
    if not isinstance(one, np.ndarray) or not isinstance(other, np.ndarray):
        return False
    return one.shape == other.shape and one.dtype.kind == other.dtype.kind


def alike(one: Outcome, other: Outcome, *, looser: str = "") -> bool:
    """Whether two outcomes are of the same making: the same values, or the same failure."""
    if (one.kind, bool(one.warned), one.changed) != (other.kind, bool(other.warned), other.changed):
        return False
    if one.kind != "value":
        return one.detail == other.detail and _nameless(one.message) == _nameless(other.message)
    return _same_value(one.value, other.value, looser)


def _nameless(message: str) -> str:
    """An exception's words without the names of functions, which differ from student to student, and without the numbers
    that Keras gives to layers as it makes them: "dense_3"."""
    return re.sub(r"_\d+\b", "", re.sub(r"[\w.<>]+\(\)", "()", message))


def _same_value(one: Any, other: Any, looser: str) -> bool:
    if isinstance(other, dict):
        return (
            isinstance(one, dict)
            and one.keys() == other.keys()
            and all(_same_value(one[k], other[k], looser) for k in other)
        )
    if isinstance(other, str):
        return isinstance(one, str) and one == other
    if compare.as_numbers(other) is None and not isinstance(other, (list, tuple)):
        return type(one) is type(other)
    tolerance = compare.tolerance_for(one, other, looser=looser)
    return (
        compare.difference(one, other, tolerance) is None
        and not compare.manner(one, other)
        and not compare.manner(other, one)
    )


def picture_values(outcome: Outcome) -> tuple[float, ...]:
    """A picture's values, or none where the function gave no finite row of numbers."""
    array = compare.as_numbers(outcome.value) if outcome.kind == "value" else None
    if array is None or array.ndim != 1 or not np.isfinite(array.astype(float)).all():
        return ()
    return tuple(float(f"{v:.4g}") for v in array.astype(float))


@compare.remembering()
def judge(questions: Questions, outcomes: Sequence[Outcome], points: float) -> Verdict:
    """The verdict on one exercise. `outcomes` answer `questions.calls`, in order."""
    asked = questions.of_cases(outcomes)
    findings = questions.assess(asked)
    share = earned(questions.exercise, findings)
    wrong = questions.misconception(asked, findings) if findings else None
    messages = tuple(distinct(findings))
    if wrong and share < 1:
        messages = (f"It looks as if {wrong.title}. {wrong.hint}", *messages)
    if len(messages) > MAX_MESSAGES:
        messages = (*messages[:MAX_MESSAGES], f"… and {len(messages) - MAX_MESSAGES} more")
    return Verdict(
        id=questions.exercise.id,
        score=round(points * share, 2),
        max_score=points,
        status=_status(share, findings, asked),
        misconception=wrong.id if wrong else None,
        messages=messages,
        drawn=picture_values(outcomes[questions.shown - 1]) if questions.exercise.picture and findings else (),
    )


def earned(exercise: Exercise, findings: Sequence[Finding]) -> float:
    """The share of the points: that of the parts without a finding; none without the first, or with a forbidden call."""
    kept = dict.fromkeys(exercise.parts, 1.0)
    for finding in findings:
        kept[finding.part] = min(kept[finding.part], 1 - finding.cost)
    if kept[next(iter(exercise.parts))] == 0 or any(f.kind == "forbidden" for f in findings):
        return 0.0
    return sum(share * kept[part] for part, share in exercise.parts.items())


def _status(share: float, findings: Sequence[Finding], outcomes: Sequence[Outcome]) -> Any:
    kinds = {f.kind for f in findings}
    if not findings:
        return "passed"
    if "forbidden" in kinds:
        return "forbidden"
    if share > 0:
        return "partial"
    if all(o.kind == "missing" or (o.kind == "raised" and o.detail == STUB) for o in outcomes):
        return "missing"
    if "timeout" in kinds:
        return "timeout"
    if "died" in kinds or (
        kinds & {"raised"} and not kinds & {"value", "shape", "type", "nan", "property", "relation"}
    ):
        return "error"
    return "failed"


def not_judged(exercise: str, points: float, reason: str) -> Verdict:
    """The grader's own fault: no points, and a status that says they are still open."""
    return Verdict(id=exercise, score=0.0, max_score=points, status="not-judged", messages=(reason,))


def by_hand(exercise: str, points: float) -> Verdict:
    return Verdict(id=exercise, score=0.0, max_score=points, status="manual", messages=("a person grades this one",))


def questions_for(exercises: Sequence[Exercise], keys: Mapping[str, AnswerKey], seed: int) -> dict[str, Questions]:
    return {e.id: Questions(e, keys[e.id], seed) for e in exercises}
