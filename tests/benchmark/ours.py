"""`python -m tests.benchmark.ours WORDS…`: the command line of the autograder, which in the end tells its times in JSON.

Times are wall seconds of the thread that spends them: with one job at a time they add up to the whole.
"""

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

import psutil

from autograder import cli, grading
from autograder.sandbox import runner

BEGIN = psutil.Process().create_time()
times: Counter[str] = Counter()
inside = threading.local()


def timed(phase: str, function: Callable) -> Callable:
    """The function, with its time counted to a phase, less what phases within it take."""

    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        outer = getattr(inside, "spent", None)
        begin, inside.spent = time.perf_counter(), 0.0
        try:
            return function(*args, **kwargs)
        finally:
            whole = time.perf_counter() - begin
            times[phase] += whole - inside.spent
            inside.spent = outer + whole if outer is not None else None

    return wrapper


def watch(owner: Any, name: str, phase: str) -> None:
    setattr(owner, name, timed(phase, getattr(owner, name)))


def ready(function: Callable) -> Callable:
    """`Grader.sandbox`, which notes when the sandbox was ready for the first time."""

    @wraps(function)
    def wrapper(*args: Any) -> Any:
        sandbox = function(*args)
        if "start" not in times:
            times["start"] = time.time() - BEGIN
            watch_the_rest()
        return sandbox

    return wrapper


def watch_the_rest() -> None:
    """What is imported by now, and would have slowed the start if it had been imported for this."""
    from autograder import autograded, gradebook

    watch(gradebook.Ledger, "write", "gradebook")
    watch(autograded, "write", "writing")


def main() -> None:
    grading.Grader.sandbox = ready(grading.Grader.sandbox)
    watch(grading.reading, "read", "reading")
    watch(grading.restoring, "restore", "reading")
    watch(grading.notebook, "fingerprint", "reading")
    watch(runner.Sandbox, "start", "fork and walls")
    watch(runner.Sandbox, "stop", "fork and walls")
    watch(runner._Run, "_run_cells", "cells")
    watch(runner._Run, "_make_calls", "calls")
    watch(grading.Grader, "_verdict", "judging")
    watch(grading.Grader, "_judged_again", "judging again")
    try:
        cli.main()
    finally:
        print(json.dumps({"wall": time.time() - BEGIN, "times": times}))


if __name__ == "__main__":
    sys.argv[0] = "autograder"
    main()
