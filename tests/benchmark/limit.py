"""`python -m tests.benchmark.limit COURSE ASSIGNMENT JOBS`: the students' code alone, as fast as it can be run.

A warm process has imported what the assignment needs, and forks one child a submission, on all cores. The child executes
the notebook's cells and makes the same calls as the grader, and does nothing with what they return: no walls, no
IPython, no limits, no notebook to write, nothing sent or judged. Prints its times as JSON.
"""

import contextlib
import gc
import importlib
import io
import json
import os
import sys
import time
import types
import warnings
from pathlib import Path

import psutil

from autograder import reading, restoring
from autograder.grading import Grader
from autograder.inside import undrawn
from autograder.inside.calling import fresh
from autograder.sandbox.bubblewrap import ENVIRONMENT
from autograder.sandbox.runner import Program

BEGIN = psutil.Process().create_time()


def programs(course: Path, assignment: str) -> tuple[list[Program], tuple[str, ...]]:
    with Grader(assignment, course) as grader:
        paths = sorted((course / "submitted").glob(f"*/{assignment}/{assignment}.ipynb"))
        nodes = [restoring.restore(reading.read(path), grader.blueprint) for path in paths]
        return [grader._program(node) for node in nodes], grader.modules


def run(program: Program) -> None:
    """One student's code, alone."""
    stub = types.ModuleType("autograder")
    stub.check = lambda function: None
    sys.modules["autograder"] = stub
    undrawn.install()
    namespace = {"__name__": "__main__"}
    functions = {}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        for cell in program.cells:
            with contextlib.suppress(Exception):
                exec(compile(cell.source, "<cell>", "exec"), namespace)
            functions |= {exercise: namespace.get(exercise) for exercise in cell.exercises}
        for exercise, calls in program.calls.items():
            for call in calls:
                args = [fresh(a, read_only=call.read_only) for a in call.args]
                named = {name: fresh(a, read_only=call.read_only) for name, a in call.kwargs.items()}
                with contextlib.suppress(Exception):
                    functions[exercise](*args, **named)


def main(course: str, assignment: str, jobs: str) -> None:
    waiting, modules = programs(Path(course), assignment)
    for module in modules:
        importlib.import_module(module, "autograder.inside")
    gc.collect()
    gc.freeze()
    start = time.time() - BEGIN
    running = 0
    while waiting or running:
        while waiting and running < int(jobs):
            program = waiting.pop()
            if os.fork() == 0:
                run(program)
                os._exit(0)
            running += 1
        os.wait()
        running -= 1
    print(json.dumps({"wall": time.time() - BEGIN, "times": {"start": start}}))


if __name__ == "__main__":
    os.environ.update({n: v for n, v in ENVIRONMENT.items() if n not in ("HOME", "TMPDIR", "PATH")})
    main(*sys.argv[1:])
