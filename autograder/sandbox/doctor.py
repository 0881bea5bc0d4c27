"""Try every wall from inside, as a student's code would. What it finds are values; what they mean is decided here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.errors import NotJudged, SandboxUnavailable
from autograder.inside.calling import Call, Outcome
from autograder.sandbox import bubblewrap
from autograder.sandbox.limits import Limits
from autograder.sandbox.runner import Cell, Program, Sandbox

QUICK = replace(Limits(), call=2.0, total=60.0)  # seconds: a probe answers at once or has hit its wall


@dataclass(frozen=True)
class Wall:
    """One wall: whether it stands, and what was seen."""

    name: str
    stands: bool
    seen: str


@dataclass(frozen=True)
class Probe:
    """Code that tries to get through a wall: `probe(argument)` returns what it got (None where it raised or was stopped);
    `held` says of that whether the wall stands."""

    name: str
    code: str
    held: Callable[[Any], bool]
    argument: str | None = None


COURSE, HOME = bubblewrap.PACKAGE.parent, Path.home()


def only_interpreter(entries: list[str] | None, folder: Path) -> bool:
    """Whether nothing of a folder is there but what the interpreter needs of it (a `.venv` in the course, say)."""
    needed = {f.relative_to(folder).parts[:1] for f in bubblewrap.interpreter_folders() if folder in f.parents}
    return {(entry,) for entry in entries or ()} <= needed


PROBES = (
    Probe(
        "no network",
        "import socket\n    return [name for _, name in socket.if_nameindex()]",
        lambda v: v in ([], ["lo"]),
    ),
    Probe(
        "no connection",
        "import socket\n    s = socket.socket(); s.settimeout(1)\n    return s.connect_ex(('192.0.2.1', 80))",
        lambda v: v not in (0, None),
    ),
    Probe(
        "no course folder",
        "import os\n    return os.listdir(argument)",
        lambda v: only_interpreter(v, COURSE),
        str(COURSE),
    ),
    Probe(
        "no home folder",
        "import os\n    return os.listdir(argument)",
        lambda v: only_interpreter(v, HOME),
        str(HOME),
    ),
    Probe("no answer key", "import autograder.answer_key\n    return True", lambda v: v is None),
    Probe(
        "read-only system",
        "return [p for p in ('/usr', '/', '/sandbox') if __import__('os').access(p, 2)]",
        lambda v: v == [],
    ),
    Probe(
        "no other process in sight",
        "import os\n    return [p for p in os.listdir('/proc') if p.isdigit()]",
        lambda v: v == ["1"],
    ),
    Probe(
        "no privileges",
        "return [l.split()[1] for l in open('/proc/self/status') if l.startswith('CapEff')][0]",
        lambda v: v is not None and int(v, 16) == 0,
    ),
    Probe(
        "no new namespaces",
        "import ctypes\n    return ctypes.CDLL(None).unshare(0x10000000)",
        lambda v: v == -1,
    ),
    Probe(
        "limited disk",
        "with open('big', 'wb') as f:\n        for _ in range(4096):\n            f.write(bytes(2**20))\n    return True",
        lambda v: v is None,
    ),
    Probe("limited memory", "return len(bytearray(8 * 2**30))", lambda v: v is None),
    Probe(
        "limited processes",
        "import subprocess\n    n = 0\n    try:\n        while n < 500:\n            subprocess.Popen(['sleep', '60'])\n"
        "            n += 1\n    except OSError: pass\n    return n",
        lambda v: v is not None and v < 100,
    ),
    Probe("limited time", "while True: pass", lambda v: v is None),
)


def examine() -> list[Wall]:
    """Every wall of this machine's sandbox, tried. Without a sandbox, the one that is missing, and what to do."""
    try:
        bubblewrap.find_bubblewrap()
    except SandboxUnavailable as error:
        return [Wall("bubblewrap", False, str(error))]
    try:
        with Sandbox(course=COURSE) as sandbox:
            return [Wall("bubblewrap", True, "installed, and starts"), *_try_all(sandbox)]
    except (SandboxUnavailable, NotJudged) as error:
        seen = str(error).removesuffix(": run `autograder doctor`")
        return [Wall("bubblewrap", True, "installed"), Wall("namespaces", False, seen)]


def _try_all(sandbox: Sandbox) -> list[Wall]:
    cells = tuple(
        Cell(n, f"def probe_{n}(argument):\n    {probe.code}\n", (f"probe_{n}",)) for n, probe in enumerate(PROBES)
    )
    calls = {f"probe_{n}": (Call(args=(probe.argument,)),) for n, probe in enumerate(PROBES)}
    outcomes = sandbox.run(Program(cells, calls), QUICK).outcomes
    return [_wall(probe, outcomes[f"probe_{n}"][0]) for n, probe in enumerate(PROBES)]


def _wall(probe: Probe, outcome: Outcome) -> Wall:
    value = outcome.value if outcome.kind == "value" else None
    if outcome.kind == "raised":
        seen = f"{outcome.detail} {outcome.message}".strip()
    else:
        seen = {
            "value": f"got {value!r}",
            "timeout": "stopped in time",
            "died": f"ended ({outcome.detail})",
        }.get(outcome.kind, outcome.kind)
    return Wall(probe.name, bool(probe.held(value)) and outcome.kind != "missing", seen[:110])
