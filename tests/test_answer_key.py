"""The answer key proves itself: every right answer passes, every wrong one fails and is named as what it is.

The answers are called in this process, as `check` calls a student's; what the sandbox adds is tested elsewhere.
"""

import ast
import builtins
import dis
import inspect
import re
from collections import Counter
from collections.abc import Callable
from types import CodeType

import numpy as np
import pytest

from autograder import compare
from autograder.answer_key.training import orders
from autograder.assess import assess
from autograder.inside.calling import Outcome, Rng, call
from autograder.model import UNSET, AnswerKey, Exercise, Wrong
from tests.proof import (
    KEYS,
    PAIRS,
    POINTS,
    SEEDS,
    exceptions,
    is_named_whatever_it_draws,
    questions,
    seeds_of,
    stub,
    verdict,
    verdicts,
)

RIGHT = [
    pytest.param(exercise.id, answer, id=f"{exercise.id}-{answer.__name__}")
    for exercise, key in PAIRS
    for answer in (key.reference, *key.right)
]
RANDOM = {  # exercises that draw from a generator
    exercise.id
    for exercise, _ in PAIRS
    for asked in questions(exercise.id, SEEDS[0]).calls
    if any(isinstance(argument, Rng) for argument in (*asked.args, *asked.kwargs.values()))
}
WRONG = [pytest.param(exercise.id, wrong, id=wrong.id) for exercise, key in PAIRS for wrong in key.wrong]
EACH = pytest.mark.parametrize(("exercise", "key"), [pytest.param(*pair, id=pair[0].id) for pair in PAIRS])


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_every_right_answer_passes(exercise: str, answer: Callable) -> None:
    """Any correct implementation earns full marks and no message, whatever its style and whatever the seed."""
    for seed, found in zip(seeds_of(exercise), verdicts(exercise, answer), strict=True):
        right = ((), "passed", POINTS, None)
        assert (found.messages, found.status, found.score, found.misconception) == right, f"seed {seed}"


@pytest.mark.parametrize(("exercise", "wrong"), WRONG)
def test_every_wrong_answer_fails_and_is_named(exercise: str, wrong: Wrong) -> None:
    """A wrong answer loses marks, is recognised as itself whatever the seed, and its student reads its title and hint
    first. One that is listed as not to be told apart is never taken for another."""
    unnamed = wrong.id in exceptions(KEYS[exercise][0].assignment).unnamed
    for seed, found in zip(seeds_of(exercise), verdicts(exercise, wrong.answer), strict=True):
        assert found.misconception == wrong.id or (unnamed and found.misconception is None), f"seed {seed}"
        assert found.status in ("failed", "partial", "error"), f"seed {seed}"
        assert found.score < POINTS, f"seed {seed}"
        assert (found.status == "partial") == (found.score > 0), f"seed {seed}"
        if found.misconception:
            assert found.messages[0].startswith(f"It looks as if {wrong.title}. {wrong.hint}"), f"seed {seed}"


@EACH
def test_the_stub_is_missing(exercise: Exercise, key: AnswerKey) -> None:
    """What the release version holds counts as not written: no points, and no misconception."""
    for found in verdicts(exercise.id, stub):
        assert (found.status, found.score, found.misconception) == ("missing", 0.0, None)


@pytest.mark.parametrize("value", [None, "0.5", {}, [], np.nan, 42.0, np.zeros((2, 3, 4)), np.array([None, 1])])
@EACH
def test_an_answer_that_knows_nothing_fails(exercise: Exercise, key: AnswerKey, value: object) -> None:
    """The same strange value for every call earns nothing: there is no check that it cannot fail."""
    found = verdict(exercise.id, lambda *args, **kwargs: value, SEEDS[0])
    assert found.score == 0
    assert found.status == "failed"
    assert found.messages


@EACH
def test_an_answer_that_returns_its_input_fails(exercise: Exercise, key: AnswerKey) -> None:
    """The input handed back earns nothing."""
    assert verdict(exercise.id, lambda *args, **kwargs: args[0], SEEDS[0]).score == 0


@pytest.mark.parametrize(("exercise", "wrong"), [p for p in WRONG if p.values[0] in RANDOM])
def test_a_random_answer_is_named_whatever_it_draws(exercise: str, wrong: Wrong) -> None:
    """The number and order of draws is free: a misconception is known by the rules it breaks, not by its stream. Where
    that cannot be, it is listed with the reason."""
    listed = exceptions(KEYS[exercise][0].assignment)
    assert is_named_whatever_it_draws(exercise, wrong) != (wrong.id in {*listed.unnamed, *listed.by_stream})


def test_a_rule_that_takes_the_answer_judges_and_is_not_in_check() -> None:
    """A key's own properties are asked when a submission is graded; `check`, which has no key, does not know them."""
    exercise, key = KEYS["train"]
    [title] = [rule.title for rule in key.properties if "anew" in rule.title]
    [wrong] = [wrong for wrong in key.wrong if wrong.id == "train-never-shuffled"]
    seen = assess(exercise, exercise.examples, [call(wrong.answer, case.call) for case in exercise.examples])
    assert not any(finding.text.startswith(title) for finding in seen)
    assert any(message.startswith(title) for message in verdict("train", wrong.answer, SEEDS[0]).messages)


@pytest.mark.parametrize(("rows", "batch_size", "ways"), [(4, 1, 24), (5, 3, 10), (5, 2, 30), (3, 8, 1)])
def test_all_ways_through_an_epoch_are_known(rows: int, batch_size: int, ways: int) -> None:
    """As many as the multinomial coefficient says, each with every row once."""
    known = orders.orders(rows, batch_size)
    assert len(set(known)) == ways
    assert all(sorted(sum(order, ())) == list(range(rows)) for order in known)


@EACH
def test_parts_are_shares_of_the_points(exercise: Exercise, key: AnswerKey) -> None:
    """The parts add up to the whole, "values" comes first, and every case and rule belongs to a part there is."""
    assert sum(exercise.parts.values()) == pytest.approx(1)
    assert next(iter(exercise.parts)) == "values"
    cases = questions(exercise.id, SEEDS[0]).cases
    used = {entry.part for entry in (*cases, *exercise.properties, *exercise.relations)}
    assert used <= set(exercise.parts)


@EACH
def test_names_are_unique_and_known(exercise: Exercise, key: AnswerKey) -> None:
    """Cases are told apart by name, misconceptions by id; rules speak of cases there are."""
    for seed in SEEDS:
        cases = [case.name for case in questions(exercise.id, seed).cases]
        assert max(Counter(cases).values()) == 1
    ids = [wrong.id for wrong in key.wrong]
    assert max(Counter(ids).values()) == 1
    stem = exercise.id.replace("_", "-")
    assert all(re.fullmatch(rf"{stem}(-[a-z0-9]+)+", name) for name in ids)
    examples = {case.name for case in exercise.examples}
    assert {name for relation in exercise.relations for name in relation.between} <= set(cases)
    assert examples <= set(cases)


def test_misconceptions_are_unique_in_the_course() -> None:
    """A class report can count misconceptions by id alone."""
    assert max(Counter(wrong.id for _, key in PAIRS for wrong in key.wrong).values()) == 1


@EACH
def test_there_are_answers_enough(exercise: Exercise, key: AnswerKey) -> None:
    """At least four styles of being right, the reference included, and eight ways of being wrong."""
    assert 1 + len(key.right) >= 4
    assert len(key.wrong) >= 8


@EACH
def test_visible_examples_agree_with_the_reference(exercise: Exercise, key: AnswerKey) -> None:
    """What a student is shown as expected is right to the tolerance that `check` compares with."""
    for case in exercise.examples:
        if case.expected is not UNSET:
            outcome: Outcome = call(key.reference, case.call)
            assert outcome.kind == "value"
            if exercise.credit is not None:
                assert exercise.credit(outcome.value, case.expected) == (1.0, "")
                continue
            tolerance = compare.tolerance_for(outcome.value, *case.call.args, looser=case.looser)
            assert compare.difference(outcome.value, case.expected, tolerance) is None, case.name


@EACH
def test_every_part_can_be_lost(exercise: Exercise, key: AnswerKey) -> None:
    """Every part of the marks can be lost: some case or rule stands for it."""
    cases = questions(exercise.id, SEEDS[0]).cases
    tested = {entry.part for entry in (*cases, *exercise.properties, *exercise.relations)}
    changeable = any(isinstance(value, (np.ndarray, list)) for case in cases for value in case.call.args)
    assert tested | ({"clean"} if changeable else set()) >= set(exercise.parts)


@pytest.mark.parametrize(("exercise", "wrong"), WRONG)
def test_titles_and_hints_read_as_sentences(exercise: str, wrong: Wrong) -> None:
    """A title goes after "It looks as if" and before a full stop; a hint is made of whole sentences, in one line."""
    assert wrong.title[-1] not in ".?! "
    assert wrong.hint[-1] in ".?!"
    assert "\n" not in wrong.title + wrong.hint
    assert "  " not in wrong.title + wrong.hint


@pytest.mark.parametrize(
    ("exercise", "answer"), [*RIGHT, *(pytest.param(p.values[0], p.values[1].answer, id=p.id) for p in WRONG)]
)
def test_answers_can_be_pasted_into_a_notebook(exercise: str, answer: Callable) -> None:
    """An answer is a plain function that needs nothing but NumPy, `math` and other exercises' functions."""
    [definition] = ast.parse(inspect.getsource(answer)).body
    assert isinstance(definition, ast.FunctionDef)
    outside = {name for name in global_names(answer.__code__) if not hasattr(builtins, name)}
    assert outside <= {"np", "math", "keras", "tf", *KEYS}


def global_names(code: CodeType) -> set[str]:
    """The global names that a function and the functions inside it read."""
    own = {i.argval for i in dis.get_instructions(code) if i.opname == "LOAD_GLOBAL"}
    return own.union(*(global_names(inner) for inner in code.co_consts if isinstance(inner, CodeType)))
