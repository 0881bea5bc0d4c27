"""The long proofs of `make soak` and `make fuzz`, in short: the same code, with fewer kills, fillings and messages."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.soak.__main__ import PARTS
from tests.soak.course import Ended, one_sentence

SHORT = ("fuzz", "kill", "full", "repeat")  # `thousand` says little of a few


@pytest.mark.timeout(1800)  # seconds: some ten runs of the grader, one after another, on however busy a machine
@pytest.mark.parametrize("part", SHORT)
def test_a_part_holds_in_short(part: str) -> None:
    """No message harms the grader; a run that is cut off, or finds the disk full, the gradebook locked or another grader at
    work, costs no grade and no wrong word; and the same class gets the same grades."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", part, "--short"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{part}: ")


def test_an_unknown_part_is_named() -> None:
    """A mistyped part is refused with the parts that there are, before anything runs."""
    done = subprocess.run([sys.executable, "-m", "tests.soak", "kil"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert all(part in done.stderr for part in PARTS)


@pytest.mark.parametrize(
    ("ended", "complaints"),
    [
        (Ended(2, "autograder: the gradebook is locked\n", 1.0), 0),
        (Ended(2, "autograder: the disk is full\n", 1.0), 1),
        (Ended(1, "Traceback\nOSError: locked\n", 1.0), 2),
        (Ended(2, "", 1.0), 1),
    ],
    ids=["as it should be", "another word", "a traceback", "no word"],
)
def test_an_error_is_one_sentence(ended: Ended, complaints: int) -> None:
    """The soak's own eye: it tells one sentence of the grader's from a traceback, from silence, and from another sentence."""
    assert len(list(one_sentence(ended, "locked"))) == complaints
