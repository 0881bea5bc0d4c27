"""Each wall of the sandbox, tried from inside, as a student's code would."""

from pathlib import Path

import pytest

from autograder.inside.calling import Call, Outcome
from autograder.sandbox import bubblewrap
from autograder.sandbox.doctor import PROBES, examine
from autograder.sandbox.limits import Limits
from autograder.sandbox.runner import Cell, Program, Sandbox

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(course=ROOT) as started:
        yield started


def inside(sandbox: Sandbox, code: str, *arguments) -> Outcome:
    """What `probe(*arguments)`, with this body, comes to in a submission of its own."""
    body = "\n".join(f"    {line}" for line in code.splitlines())
    program = Program((Cell(0, f"def probe(*arguments):\n{body}", ("probe",)),), {"probe": (Call(args=arguments),)})
    return sandbox.run(program, Limits()).outcomes["probe"][0]


@pytest.fixture(scope="module")
def examined() -> dict:
    return {wall.name: wall for wall in examine()}


@pytest.mark.parametrize("name", ["bubblewrap", *(probe.name for probe in PROBES)])
def test_every_wall_of_the_doctor_stands(examined: dict, name: str) -> None:
    """What `autograder doctor` tries on this machine: network, files, processes, privileges, limits."""
    assert examined[name].stands, examined[name].seen


SECRETS = ("autograder/answer_key/__init__.py", "source/activations/activations.ipynb", "nbgrader_config.py")


@pytest.mark.parametrize("prefix", ["", "/proc/1/root", "/proc/self/root", "/proc/self/cwd/.."])
@pytest.mark.parametrize("secret", SECRETS)
def test_no_secret_can_be_read(sandbox: Sandbox, secret: str, prefix: str) -> None:
    """The answer key, the source and the settings are not there, by whatever path."""
    assert (ROOT / secret).is_file()
    outcome = inside(sandbox, "return open(arguments[0]).read()", f"{prefix}{ROOT / secret}")
    assert (outcome.kind, outcome.detail) == ("raised", "FileNotFoundError")


def test_the_environment_holds_no_secret(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the grader's environment is passed on."""
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "secret")
    with Sandbox(course=ROOT) as fresh:
        names = inside(fresh, "import os\nreturn sorted(os.environ)").value
    assert set(names) <= set(bubblewrap.ENVIRONMENT) | {"PWD", "LC_CTYPE"}


def test_the_only_open_descriptors_lead_to_the_grader(sandbox: Sandbox) -> None:
    """0, 1 and 2 lead nowhere; 3 is the socket, 4 takes the ticks; the warm process's own are closed."""
    outcome = inside(
        sandbox, "import os\nreturn {n: os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd')}"
    )
    if outcome.kind == "raised":  # the folder's own descriptor is gone by the time it is looked at
        outcome = inside(sandbox, "import os\nreturn sorted(n for n in os.listdir('/proc/self/fd') if int(n) > 5)")
        assert outcome.value == []
    else:
        assert set(outcome.value) <= {"0", "1", "2", "3", "4"}


@pytest.mark.parametrize("folder", ["/scratch", "/dev/shm", "/tmp"])
def test_nothing_is_left_for_the_next_submission(sandbox: Sandbox, folder: str) -> None:
    """A file one submission writes is not there for the next; each folder is empty at the start."""
    write = (
        "import os, pathlib\nseen = sorted(os.listdir(arguments[0]))\n"
        "pathlib.Path(arguments[0], 'left').write_text('x')\nreturn seen"
    )
    first, second = inside(sandbox, write, folder), inside(sandbox, write, folder)
    if folder == "/tmp" and any(Path("/tmp") in f.parents for f in bubblewrap.interpreter_folders()):
        assert first.kind == second.kind == "raised"  # /tmp holds the interpreter, read-only
    else:
        assert first.value == second.value == []


SYSTEM_CALLS = {
    "mount": "ctypes.CDLL(None).mount(b'tmpfs', b'/scratch', b'tmpfs', 0, None)",
    "unshare": "ctypes.CDLL(None).unshare(0x10000000)",
    "setuid": "ctypes.CDLL(None).setuid(0)",
    "ptrace of process 1's parent": "ctypes.CDLL(None).ptrace(16, 2, 0, 0)",
    "chroot": "ctypes.CDLL(None).chroot(b'/scratch')",
    "sethostname": "ctypes.CDLL(None).sethostname(b'x', 1)",
    "a signal to the grader's processes": "ctypes.CDLL(None).kill(2, 9)",
}


@pytest.mark.parametrize("name", SYSTEM_CALLS)
def test_a_dangerous_system_call_fails(sandbox: Sandbox, name: str) -> None:
    """Calls that would open a wall, or reach another process, are refused."""
    assert inside(sandbox, f"import ctypes\nreturn {SYSTEM_CALLS[name]}").value == -1


@pytest.mark.parametrize("path", ["/", "/usr", "/sandbox/inside", "/proc/sys/kernel", "/dev"])
def test_nothing_outside_the_scratch_folder_can_be_written(sandbox: Sandbox, path: str) -> None:
    """The system, the worker's own code and the kernel's settings are read-only."""
    outcome = inside(sandbox, "open(arguments[0] + '/new', 'w').write('x')", path)
    assert outcome.kind == "raised"
    assert outcome.detail in ("OSError", "PermissionError", "FileNotFoundError")


def test_neighbours_are_out_of_sight_and_reach(sandbox: Sandbox) -> None:
    """A submission that kills all it can see ends itself alone; one that runs beside it does not notice."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        beside = pool.submit(inside, sandbox, "import time\ntime.sleep(1.0)\nreturn 'untouched'")
        killer = pool.submit(inside, sandbox, "import os\nos.kill(-1, 9)\nos._exit(3)")
        assert killer.result().kind in ("died", "raised")
        assert beside.result().value == "untouched"
