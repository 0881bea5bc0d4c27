"""What a hostile value may cost the judge."""

from collections import Counter

import numpy as np
import pytest

from autograder import answer_key, compare, exercises
from autograder.inside.calling import Outcome
from autograder.judge import Questions, judge

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
