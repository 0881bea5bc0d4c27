"""What several tests share: the sandbox of this machine, started once, and a short way to run cells in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.inside.calling import Call
from autograder.sandbox.limits import Limits
from autograder.sandbox.runner import Cell, Execution, Program, Sandbox

ROOT = Path(__file__).resolve().parent.parent
# Seconds: enough for honest work on a busy machine, short enough to wait for in a test that hangs.
QUICK = replace(Limits(), cell=4.0, call=2.0, total=40.0, cpu=20)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(course=ROOT, modules=("numpy", "matplotlib.pyplot")) as started:
        yield started


@pytest.fixture
def run(sandbox: Sandbox) -> Callable[..., Execution]:
    """`run("x = 1", "def f(): return x", f=[Call()])`: cells, and the calls to make of functions defined in them."""

    def run_cells(*sources: str, limits: Limits = QUICK, **calls: list[Call]) -> Execution:
        return sandbox.run(program(*sources, **calls), limits)

    return run_cells


def program(*sources: str, **calls: list[Call]) -> Program:
    """Cells in order; the definitions that count are those after the last cell."""
    cells = [Cell(index, source) for index, source in enumerate(sources)]
    ends = Cell(len(cells), "", tuple(calls))
    return Program((*cells, ends), {name: tuple(asked) for name, asked in calls.items()})


def values(execution: Execution) -> Mapping[str, list]:
    """Each function's values, as plain Python where they are arrays; the kind of outcome where there is no value."""
    return {
        name: [plain(o.value) if o.kind == "value" else o.kind for o in outcomes]
        for name, outcomes in execution.outcomes.items()
    }


def plain(value: object) -> object:
    return value.tolist() if hasattr(value, "tolist") else value
