"""What a hostile value may cost the judge, and how a fault is known again that is a matter of degree."""

from collections import Counter

import numpy as np
import pytest

from autograder import answer_key, compare, exercises
from autograder.inside.calling import Outcome
from autograder.judge import Questions, judge
from tests.proof import KEYS, SEEDS, verdict

LISTS = {
    "flat": [1.0] * 5000,
    "nested": [[1.0]] * 2000,
    "not numbers at the end": [*[1.0] * 5000, "x"],
    "arrays": [np.zeros(1)] * 2000,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_long_list_is_read_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rule, and each wrong answer of the key, looks at a student's list; it is made into an array once, all the same."""
    read = Counter()
    really = compare._list_as_numbers
    monkeypatch.setattr(compare, "_list_as_numbers", lambda items: read.update([id(items)]) or really(items))
    exercise = exercises.all_exercises()["softmax"]
    questions = Questions(exercise, answer_key.of_assignment("activations")["softmax"], seed=1)
    values = [list(LISTS[name]) for _ in questions.calls]
    read.clear()
    verdict = judge(questions, [Outcome(kind="value", value=value) for value in values], 3.0)
    assert verdict.status == "failed"
    assert {read[id(value)] for value in values} <= {0, 1}
    assert sum(read[id(value)] for value in values) > 0


def test_what_is_remembered_ends_with_the_judgement() -> None:
    """A list that a student changes between two looks at it is read again."""
    value = [1.0]
    with compare.remembering():
        assert compare.as_numbers(value).shape == (1,)
    value.append(2.0)
    assert compare.as_numbers(value).shape == (2,)


def test_what_is_judged_by_degree_is_known_again_by_degree() -> None:
    """Some labels of a trained network hang on the rounding of a sum: a network that differs in a few has the same fault."""
    exercise, key = KEYS["fit_spiral_classifier"]
    [wrong] = [w for w in key.wrong if w.id == "fit-spiral-classifier-no-activation"]

    def rounded_otherwise(X, y, seed):
        predict = wrong.answer(X, y, seed)

        def labels(points):
            found = predict(points)
            found[:5] = (found[:5] + 1) % 3
            return found

        return labels

    assert verdict(exercise.id, rounded_otherwise, SEEDS[0]).misconception == wrong.id
