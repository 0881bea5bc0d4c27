"""The proof of the answer key: mutants of its references are rejected, and PROOF.md says what is so.

Here a sample of the mutants is tried; `make mutants` tries all of them, and `make proof` too before it writes.
"""

from dataclasses import replace

import pytest

from autograder import answer_key, exercises
from tests.mutants import Mutant, difference, mutants, mutants_of, survivors
from tests.proof import (
    FILE,
    PAIRS,
    exceptions,
    identity,
    is_named,
    page,
    surprises,
)

pytestmark = pytest.mark.timeout(1800)  # seconds: alone, some of these try every answer of the key
STEP = 5  # of the mutants, each so-many-th is tried here
NAMED = 0.95  # of all wrong answers, at least
each_assignment = pytest.mark.parametrize("assignment", exercises.ASSIGNMENTS)


@each_assignment
def test_mutants_are_rejected(assignment: str) -> None:
    """One small change of a right answer does not earn full marks, but for those that are listed; those do."""
    assert surprises(assignment, STEP) == []


@each_assignment
def test_exceptions_have_reasons(assignment: str) -> None:
    """Whatever the proof lets pass, somebody has said why."""
    listed = exceptions(assignment)
    assert all([*listed.equivalent.values(), *listed.unnamed.values(), *listed.by_stream.values()])


@each_assignment
def test_what_is_listed_as_not_named_is_not(assignment: str) -> None:
    """A wrong answer that is listed as not to be told apart exists, and is not named as itself."""
    wrong = {w.id: (key.exercise, w) for key in answer_key.of_assignment(assignment).values() for w in key.wrong}
    assert not [listed for listed in exceptions(assignment).unnamed if is_named(*wrong[listed])]
    assert set(exceptions(assignment).by_stream) <= set(wrong)


def test_nearly_all_misconceptions_are_named() -> None:
    """At least 95 % of the wrong answers are recognised as what they are, in every assignment and in all."""
    for assignment in exercises.ASSIGNMENTS:
        named = [is_named(e.id, wrong) for e, key in PAIRS if e.assignment == assignment for wrong in key.wrong]
        assert sum(named) >= NAMED * len(named), assignment


def test_the_table_is_what_was_last_read() -> None:
    """PROOF.md says what is so. `make proof` renews it; read the difference."""
    assert page() == FILE.read_text()


# ---- the mutants themselves ----

SOURCE = """def f(x, n=2):
    total = 0
    for i in range(n):
        if x > i:
            total += x * i
    return total
"""


def test_operators_numbers_comparisons_and_loops_are_changed() -> None:
    """The kinds of change that a slip of the pen makes are among the mutants, each once."""
    made = list(mutants_of("f", SOURCE))
    changes = [(m.was, m.now) for m in made]
    assert ("if x > i:", "if x >= i:") in changes
    assert ("total += x * i", "total += x + i") in changes
    assert ("def f(x, n=2):", "def f(x, n= 3):") in changes or ("def f(x, n=2):", "def f(x, n=3):") in changes
    assert any(was == "for i in range(n):" for was, _ in changes)
    assert len({m.code for m in made}) == len(made)
    assert SOURCE not in {m.code for m in made}


def test_a_mutant_is_known_by_its_line() -> None:
    """The same change of two equal lines makes two mutants with two names."""
    twice = "def f(x):\n    x = x + 1\n    x = x + 1\n    return x\n"
    made = [identity(m) for m in mutants_of("f", twice)]
    assert ("f", "x = x + 1", "x = x - 1") in made
    assert ("f", "x = x + 1", "x = x - 1  # (2)") in made
    assert len(set(made)) == len(made)
    assert difference("a\nb\nc", "a\nx\ny\nc") == ("b", "x y")


ENDINGS = {
    "runs for ever": ("while True: pass", True),
    "runs for ever in compiled code": ("return sum(iter(int, 1))", True),
    "fills the memory": ("return np.ones(2**36)", True),
    "ends the process": ("__import__('os').kill(__import__('os').getpid(), 9)", True),
    "is right": ("return np.maximum(z, 0)", False),
}


def test_a_mutant_without_an_end_is_rejected_and_the_others_are_tried() -> None:
    """A change that makes a loop endless, or an array, costs some seconds and is rejected; what comes after it is tried."""
    made = {name: Mutant("relu", "", name, f"def relu(z):\n    {body}\n") for name, (body, _) in ENDINGS.items()}
    alive = survivors("activations", tuple(made.values()))
    assert {name: mutant not in alive for name, mutant in made.items()} == {n: r for n, (_, r) in ENDINGS.items()}


def test_a_surprise_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a mutant that earns full marks not listed, or one listed that is none, the proof would say so."""
    listed = exceptions("activations")
    known, *others = listed.equivalent
    made_up = {("relu", "a", "b"): "none", **{other: "known" for other in others}}
    alive = tuple(m for m in mutants("activations") if identity(m) in listed.equivalent)
    monkeypatch.setattr("tests.proof.mutants", lambda assignment: alive)
    monkeypatch.setattr("tests.proof.exceptions", lambda assignment: replace(listed, equivalent=made_up))
    assert surprises("activations") == [
        f"{known[0]}: `{known[2]}` (it was `{known[1]}`) earns full marks",
        "relu: `b` is listed, and rejected or not there",
    ]
