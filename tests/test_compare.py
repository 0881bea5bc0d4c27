"""A value against what it should be: containers inside containers, tolerances, and the words for what differs."""

from typing import Any

import numpy as np
import pytest

from autograder import compare
from autograder.assess import should_be, show

W, B = np.array([[1.0, 2.0]]), np.zeros(2)


def words(value: Any, expected: Any) -> str:
    found = compare.difference(value, expected, compare.tolerance_for(value))
    return found.text if found else ""


@pytest.mark.parametrize("value", [[(W, B)], ((W, B),), [[W, B]], [(W.tolist(), [0, 0])]])
def test_containers_of_the_same_things_count_alike(value: Any) -> None:
    """A list, a tuple and an array of the same numbers are one thing, at every depth."""
    assert words(value, [(W, B)]) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([(W, B + 3)], "item 0, item 1 gives 3 at [0] (and 1 more of 2), which is wrong"),
        ([(W.T, B)], "item 0, item 0 is an array of shape (2, 1); it should be an array of shape (1, 2)"),
        ([(W,)], "item 0 holds 1 value; there should be 2"),
        ([W], "item 0 holds 1 value; there should be 2"),
        ([None], "item 0 is nothing (None); is a `return` missing?, not 2 values"),
        ([(W, B), (W, B)], "returns 2 values; there should be 1"),
    ],
)
def test_an_item_is_told_by_its_place(value: Any, text: str) -> None:
    """What is wrong inside a list of pairs is said with the place of the pair, and the place in it."""
    assert words(value, [(W, B)]) == text


def test_float32_is_seen_inside_containers() -> None:
    """One float32 array among others loosens the tolerance of the whole."""
    assert compare.tolerance_for([(W, B.astype(np.float32))], 1.0) is compare.FLOAT32
    assert compare.tolerance_for([(W, B)], np.ones(2)) is compare.FLOAT64


def test_a_looser_tolerance_is_asked_for_by_name() -> None:
    """A case that names a row of the table gets that row, and a name that is not there is an error of ours."""
    assert compare.tolerance_for(W, looser="clipped at 1") is compare.LOOSER["clipped at 1"]
    with pytest.raises(KeyError):
        compare.tolerance_for(W, looser="clipped at 2")


def test_values_that_look_the_same_are_told_apart_in_words() -> None:
    """Nobody reads "should be 0.4904, and is 0.4904"."""
    assert "keep all the digits" in should_be(show(0.49041463), show(np.float64(0.4904)))
    assert should_be(show(1.0), show(2.0)) == "should be 1, and is 2"


def test_nested_values_are_shown_in_one_line() -> None:
    """Pairs of arrays are shown as a student would type them."""
    assert show([(W, B)]) == "[([[1., 2.]], [0., 0.])]"
