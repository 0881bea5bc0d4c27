"""Every error that a person may meet, as a tree.

AutograderError                 one sentence: what is wrong, where, and what to do. The command line prints it, exit code 2
├── UnusableSubmission          a file that is no notebook of this course; the class goes on without it
├── UnknownName                 no such assignment, exercise or student; names the nearest
├── CourseError                 the course folder or its gradebook is not as it should be
└── SandboxUnavailable          no walls on this machine: nothing is run, and it says what to install
NotJudged                       the grader's own failure over one submission or exercise: never the student's zero; exit code 1
"""

import difflib
from collections.abc import Iterable


class AutograderError(Exception):
    """Something the person at the keyboard can mend."""


class UnusableSubmission(AutograderError):
    """The file cannot be read as a notebook of this course."""


class UnknownName(AutograderError):
    """A name that does not exist, with the nearest that does."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        known = sorted(known)
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known) or 'none'}"
        super().__init__(f"there is no {what} {name!r}; {hint}")


class CourseError(AutograderError):
    """The course folder or its gradebook is not as it should be."""


class SandboxUnavailable(AutograderError):
    """The sandbox cannot stand on this machine."""


class NotJudged(Exception):
    """The grader failed, not the student."""
