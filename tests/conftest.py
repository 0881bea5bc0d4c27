"""What several tests share: the sandbox of this machine, started once, and a short way to run cells in it."""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.inside.calling import Call
from autograder.sandbox.limits import Limits
from autograder.sandbox.runner import Cell, Execution, Program, Sandbox
from deploy.students_edition import build

ROOT = Path(__file__).resolve().parent.parent
# Seconds: enough for honest work on a busy machine, short enough to wait for in a test that hangs.
QUICK = replace(Limits(), cell=4.0, call=2.0, total=40.0, cpu=20)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(course=ROOT, modules=("numpy", "matplotlib.pyplot")) as started:
        yield started


@pytest.fixture(scope="session")
def students_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that `make edition` packs, unpacked, with its package installed alone into `installed/`."""
    folder = tmp_path_factory.mktemp("edition")
    with zipfile.ZipFile(build(folder / "edition.zip")) as archive:
        archive.extractall(folder)
    [home] = [path for path in folder.iterdir() if path.is_dir()]
    [wheel] = home.glob("*.whl")
    words = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", str(home / "installed"), str(wheel)]
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    return home


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
