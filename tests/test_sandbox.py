"""The sandbox runs a notebook as a notebook runs, and whatever goes wrong in it stays there."""

import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import psutil
import pytest

from autograder.errors import NotJudged, SandboxUnavailable
from autograder.inside.calling import MAX_ITEMS, Call, Function, Rng
from autograder.inside.phantom import READY_MADE
from autograder.inside.wire import MAX_STRING
from autograder.sandbox import bubblewrap
from autograder.sandbox.runner import Cell, Program, Sandbox
from tests.conftest import QUICK, ROOT, program, values

F = [Call()]
HASTY = replace(QUICK, cell=1.0, call=1.0)  # seconds, for what is known to hang


# ---- cells ----


def test_cells_run_in_order(run):
    """Each cell sees what those before it left, and what each prints is kept apart."""
    execution = run("x = [1]", "x.append(2); print(x)", "x.append(3); print(x)", "def f(): return x", f=F)
    assert [execution.cells[n].printed for n in range(4)] == ["", "[1, 2]\n", "[1, 2, 3]\n", ""]
    assert values(execution) == {"f": [[1, 2, 3]]}
    assert execution.finished


def test_the_last_definition_before_its_test_cell_counts(sandbox):
    """A function defined twice counts as it stands where its test cell is, with the globals of that place."""
    cells = (
        Cell(0, "k = 1\ndef f(): return ('first', k)\ndef g(): return k"),
        Cell(1, "k = 2\ndef f(): return ('second', k)", ("f",)),
        Cell(2, "k = 3\ndef f(): return ('third', k)", ("g",)),
    )
    execution = sandbox.run(Program(cells, {"f": (Call(),), "g": (Call(),)}), QUICK)
    assert values(execution) == {"f": [("second", 2)], "g": [3]}


def test_an_error_in_a_cell_stops_nothing(run):
    """A cell that raises is noted with its place, and the next cells run, as after Run All with `raises-exception`."""
    execution = run("a = 1\nb = a / 0", "def f():\n    return a", "def broken(:", f=F)
    assert execution.cells[0].error == "ZeroDivisionError: division by zero"
    assert execution.cells[0].traceback == "<cell 1> line 2: b = a / 0\nZeroDivisionError: division by zero"
    assert execution.cells[2].error.startswith("SyntaxError")
    assert values(execution) == {"f": [1]}


FINE = {
    "a line magic that draws": "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "a shell command": "!echo hello",
    "a cell magic": "%%capture\nprint('unseen')",
    "await at top level": "import asyncio\nawait asyncio.sleep(0)",
    "display": "display(1)",
    "a warning": "import warnings; warnings.warn('careful')",
    "the import of check": "from autograder import check\ncheck(print)",
    "text beyond ASCII": "naïve = 'α – ✓'",
    "a question": "len?",
    "timing": "%time 1 + 1",
    "a subprocess": "import subprocess; assert subprocess.run(['echo', 'x'], capture_output=True).stdout == b'x\\n'",
    "threads": "import threading; t = threading.Thread(target=print); t.start(); t.join()",
    "a file in the temp folder": "open('mine.txt', 'w').write('x'); assert open('mine.txt').read() == 'x'",
    "a dataclass": "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 1\nassert A() == A(1)",
    "a future import": "from __future__ import annotations\ndef f(x: not_there): pass",
    "a very long cell": "x = [\n" + "    1234567890,\n" * 5000 + "]\nassert len(x) == 5000",
}


@pytest.mark.parametrize("name", FINE)
def test_what_works_in_a_notebook_works_here(run, name):
    """Magics, shell commands, `await`, figures, files in the working folder: none fails for being graded."""
    assert run(FINE[name]).cells[0].error is None


def test_a_cell_longer_than_a_string_of_the_wire_is_not_cut(run):
    """A long cell arrives whole: what stands at its end counts."""
    source = "# " + "x" * (2 * MAX_STRING) + "\ndef f():\n    return 'the end'"
    assert values(run(source, f=F)) == {"f": ["the end"]}


def test_input_fails_at_once(run):
    """`input()` has nobody to ask: it raises, and does not wait."""
    execution = run("name = input('Who are you? ')", "def f(): return 1", f=F)
    assert execution.cells[0].error.startswith(("EOFError", "StdinNotImplementedError"))
    assert values(execution) == {"f": [1]}


def test_what_a_cell_prints_is_bounded(run):
    """Of a flood the first part is kept, with a note of how much more there was."""
    execution = run("for _ in range(10_000):\n    print('x' * 100)", "print('quiet')")
    assert len(execution.cells[0].printed) < MAX_STRING
    assert execution.cells[0].printed.endswith("more characters")
    assert execution.cells[1].printed == "quiet\n"


def test_text_that_utf8_cannot_spell_is_mended(run):
    """A lone surrogate, printed, raised or returned, never reaches the grader's files."""
    execution = run("print('\\ud800')\nraise ValueError('\\udfff')", "def f(): return '\\ud800'", f=F)
    for text in (execution.cells[0].printed, execution.cells[0].error, *values(execution)["f"]):
        assert text.encode("utf-8").decode("utf-8").replace("\n", "").endswith("?")


# ---- calls ----


def test_a_function_is_called_on_fresh_copies(run):
    """A function that changes its input spoils neither its next call nor another function's, and the change is noted."""
    z = np.array([1.0, -1.0])
    change = "def f(z):\n    z[:] = 7\n    return z\ndef g(z): return z.copy()"
    execution = run(change, f=[Call((z,)), Call((z,))], g=[Call((z,))])
    assert values(execution) == {"f": [[7, 7], [7, 7]], "g": [[1, -1]]}
    assert [o.changed for o in execution.outcomes["f"]] == [True, True]
    assert not execution.outcomes["g"][0].changed


def test_a_read_only_input_cannot_be_changed(run):
    """The case that hands over a read-only array sees the function fail on it."""
    execution = run("def f(z):\n    z[0] = 7", f=[Call((np.zeros(2),), read_only=True)])
    assert execution.outcomes["f"][0].detail == "ValueError"


def test_arguments_arrive_by_name_and_generators_fresh(run):
    """Keyword arguments arrive by name; the same seed gives the same fresh generator each time."""
    draw = [Call((2,), {"rng": Rng(7)})] * 2
    execution = run("def f(n, rng=None): return rng.random(n)", f=draw)
    one, two = (o.value for o in execution.outcomes["f"])
    assert np.array_equal(one, two)
    assert np.array_equal(one, np.random.default_rng(7).random(2))


def test_a_function_arrives_by_its_name(run):
    """An argument may be a function: its name crosses the wire, and the function of that name is called."""
    execution = run("def f(x, g): return g(x)", f=[Call((3.0, Function("square"))), Call((3.0, Function("identity")))])
    assert values(execution) == {"f": [9.0, 3.0]}


def test_what_a_call_prints_is_discarded(run):
    """Nothing a function prints while the grader calls it reaches a cell: it could be the grader's inputs."""
    execution = run(
        "import sys, os\ndef f(z):\n    print(z, flush=True); print(z, file=sys.stderr); os.write(1, b'secret')\n    return 1",
        "print('later')",
        f=[Call(("secret",))],
    )
    assert values(execution) == {"f": [1]}
    assert all("secret" not in cell.printed for cell in execution.cells.values())


@pytest.mark.parametrize(
    ("body", "warned"),
    [
        ("np.exp(np.array([1000.0]))", ("overflow encountered in exp",)),
        ("np.log(np.array([0.0]))", ("divide by zero encountered in log",)),
        ("np.array([0.0]) / 0", ("invalid value encountered in divide",)),
        ("np.exp(np.array([-1000.0]))", ()),
        ("warnings.warn('use something else', DeprecationWarning) or 1", ()),
    ],
)
def test_floating_point_warnings_are_recorded(run, body, warned):
    """NumPy's own warnings are recorded, but for underflow, which is harmless; others are not NumPy's."""
    execution = run(f"import warnings\nimport numpy as np\ndef f(): return {body}", f=F)
    assert execution.outcomes["f"][0].warned == warned


def test_warnings_are_recorded_though_the_notebook_turns_them_off(run):
    """`np.seterr` and `warnings.filterwarnings` in a cell hide nothing from the grader."""
    quiet = "import warnings\nimport numpy as np\nwarnings.filterwarnings('ignore')\nnp.seterr(all='ignore')"
    execution = run(quiet, "def f(): return np.exp(1000.0 * np.ones(1))", f=F)
    assert execution.outcomes["f"][0].warned == ("overflow encountered in exp",)


MISSING = {
    "nothing": "",
    "a number": "f = 3",
    "deleted": "def f(): pass\ndel f",
    "another name": "def F(): pass",
    "inside another": "def g():\n    def f(): pass",
}


@pytest.mark.parametrize("name", MISSING)
def test_a_function_that_is_not_there_is_missing(run, name):
    """No function of that name: `missing`, whatever else there is."""
    assert values(run(MISSING[name], f=F)) == {"f": ["missing"]}


CALLABLE = {
    "def": "def f(): return 1",
    "lambda": "f = lambda: 1",
    "partial": "from functools import partial\nf = partial(int, 1)",
    "class with __call__": "class C:\n    def __call__(self): return 1\nf = C()",
    "decorated": "from functools import cache\n@cache\ndef f(): return 1",
    "vectorized": "import numpy as np\ng = np.vectorize(lambda: 1, otypes=[int])\nf = lambda: 1",
}


@pytest.mark.parametrize("name", CALLABLE)
def test_any_callable_counts(run, name):
    """A lambda, a partial, an object: whatever can be called under the exercise's name."""
    assert values(run(CALLABLE[name], f=F)) == {"f": [1]}


def test_generators_are_taken_as_lists_and_have_an_end(run):
    """A generator's items count as a list; an endless one is cut."""
    execution = run(
        "def f():\n    yield 1\n    yield 2",
        "def g():\n    while True: yield None",
        f=F,
        g=F,
        limits=replace(QUICK, call=5),
    )
    assert values(execution)["f"] == [[1, 2]]
    assert len(execution.outcomes["g"][0].value) == MAX_ITEMS


def test_an_exception_is_told_with_its_place(run):
    """Type, words, and the line of the student's own code that raised, though it raised deep inside NumPy."""
    execution = run("import numpy as np\ndef f():\n    a = 1\n    return np.ones(2) @ np.ones(3)", f=F)
    outcome = execution.outcomes["f"][0]
    assert (outcome.kind, outcome.detail) == ("raised", "ValueError")
    assert outcome.line == (4, "return np.ones(2) @ np.ones(3)")
    assert "matmul" in outcome.message


def test_a_line_that_is_not_in_the_notebook_is_not_told(run):
    """A forged line of code, which could carry the grader's inputs, is dropped."""
    forge = (
        "import linecache\ndef f(z):\n    name = '<cell 9>'\n    linecache.cache[name] = (1, None, [repr(z)], name)\n"
        "    exec(compile('raise ValueError', name, 'exec'))"
    )
    outcome = run(forge, f=[Call((1234.5,))]).outcomes["f"][0]
    assert (outcome.detail, outcome.line) == ("ValueError", None)


def test_what_is_shown_is_asked_before_any_hidden_case(sandbox):
    """No call whose value a student is shown is made in a process that has seen the inputs of a hidden case."""
    cell = Cell(0, "seen = []\ndef f(z):\n    seen.append(z)\n    return list(seen)\ndef g(z): return f(z)", ("f", "g"))
    calls = {"f": (Call(("shown",)), Call(("hidden",))), "g": (Call(("shown",)), Call(("hidden",)))}
    execution = sandbox.run(Program((cell,), calls, shown={"f": 1, "g": 1}), QUICK)
    assert [execution.outcomes[name][0].value for name in calls] == [["shown"], ["shown", "shown"]]


# ---- what goes wrong ----

CRASHES = {
    "os._exit": ("import os; os._exit(0)", "died"),
    "an abort": ("import os; os.abort()", "died"),
    "a segmentation fault": ("import ctypes; ctypes.string_at(0)", "died"),
    "closing the line": ("import os; os.close(3)", "died"),
    "shutting the line": ("import socket; socket.socket(fileno=3).shutdown(2)", "died"),
    "too much memory": ("x = []\n    while True: x.append(bytearray(10**7))", None),
    "a loop": ("while True: pass", "timeout"),
    "a sleep": ("import time; time.sleep(1000)", "timeout"),
    "a loop that swallows interrupts": ("while True:\n        try:\n            while True: pass\n"
                                        "        except: pass", "timeout"),
    "a loop in C that holds the lock": ("import re; re.match(r'(a+)+$', 'a' * 40 + 'b')", "timeout"),
    "ignored signals": ("import signal\n    for s in range(1, 32):\n        try: signal.signal(s, signal.SIG_IGN)\n"
                        "        except (OSError, ValueError): pass\n    while True: pass", "timeout"),
    "a lock that nobody opens": ("import threading; l = threading.Lock(); l.acquire(); l.acquire()", "timeout"),
    "sys.exit": ("import sys; sys.exit(0)", "raised"),
    "KeyboardInterrupt": ("raise KeyboardInterrupt", "raised"),
    "endless recursion": ("return f(1)", "raised"),
}  # fmt: skip


@pytest.mark.parametrize("name", CRASHES)
def test_a_call_that_goes_wrong_costs_its_own_exercise_alone(run, name):
    """What was answered before is kept, what comes after is answered, and the failure has its name."""
    body, kind = CRASHES[name]
    first, last = "def first(): return 1", "def last(): return 3"
    evil = f"def f(n=0):\n    if n == 0: return 'fine'\n    {body}"
    asked = [Call((0,)), Call((1,)), Call((0,))]
    execution = run(first, evil, last, limits=HASTY, first=F, f=asked, last=F)
    found = values(execution)
    assert (found["first"], found["last"], found["f"][0]) == ([1], [3], "fine")
    assert found["f"][1] in ([kind] if kind else ["raised", "died", "timeout"])  # where memory ends first, or time
    assert found["f"][2] == ("fine" if found["f"][1] == "raised" else found["f"][1])


@pytest.mark.parametrize(
    "name", [n for n in CRASHES if n not in ("sys.exit", "KeyboardInterrupt", "endless recursion")]
)
def test_a_cell_that_goes_wrong_costs_that_cell_alone(run, name):
    """The cell is noted, the notebook runs again without it, and all that does not need it is answered."""
    evil = "if True:\n    " + CRASHES[name][0]
    execution = run("a = 1; print('before')", evil, "print('after')", "def f(): return a", f=F, limits=HASTY)
    assert values(execution) == {"f": [1]}
    assert [execution.cells[n].printed for n in (0, 2)] == ["before\n", "after\n"]
    assert execution.cells[1].error.startswith(("took too long", "ended the process", "MemoryError"))


def test_the_whole_has_an_end(sandbox):
    """Where everything hangs, the submission's own total time ends it, and every call has an outcome."""
    hang = "def {0}():\n    while True: pass"
    names = ["a", "b", "c", "d", "e", "f"]
    limits = replace(QUICK, call=1.0, total=3.0)
    began = time.monotonic()
    execution = sandbox.run(program(*(hang.format(n) for n in names), **{n: [Call()] * 3 for n in names}), limits)
    assert values(execution) == {name: ["timeout"] * 3 for name in names}
    assert time.monotonic() - began < 3 * limits.total


def test_a_notebook_of_hanging_cells_has_an_end(run):
    """Twenty cells that hang do not take twenty times a cell's limit."""
    limits = replace(QUICK, cell=0.5, total=3.0)
    began = time.monotonic()
    execution = run(*["while True: pass"] * 20, f=F, limits=limits)
    assert values(execution) == {"f": ["timeout"]}
    assert time.monotonic() - began < 3 * limits.total


def test_what_a_submission_sends_has_an_end(run):
    """More than it may send back ends a submission, and never fills the grader's memory."""
    flood = "import numpy as np\ndef f(): return np.zeros(500_000)"
    limits = replace(QUICK, received=10 * 2**20)
    execution = run(flood, f=[Call()] * 8, limits=limits)
    kinds = [o.kind for o in execution.outcomes["f"]]
    assert kinds[:2] == ["value"] * 2
    assert kinds[-1] == "died"


BEYOND = {
    "an array": "np.zeros(2**22)",
    "many arrays": "[np.zeros(2**17) for _ in range(100)]",
    "a broadcast": "np.broadcast_to(0.0, (10**6, 10**6))",
    "a string": "'x' * 10**8",
    "a list": "[0] * 10**6",
    "a dictionary": "{str(n): n for n in range(10**5)}",
    "a dictionary with a long key": "{'x' * 10**6: 1}",
}


@pytest.mark.parametrize("name", BEYOND)
def test_a_value_too_large_is_no_value(run, name):
    """Whatever does not fit on the wire is cut or refused, the process goes on or is begun anew, and the next answers."""
    execution = run(f"import numpy as np\ndef f(): return {BEYOND[name]}", "def g(): return 1", f=F, g=F)
    assert values(execution)["g"] == [1]
    outcome = execution.outcomes["f"][0]
    assert outcome.kind in ("unreadable", "died") or len(outcome.value) <= MAX_STRING


HOARDS = {
    "its own": "x = [bytes(b'x' * 10**6) for _ in range(300)]",
    "of a child": "if os.fork() == 0: x = [bytes(b'x' * 10**6) for _ in range(300)]",
    "of many children": "for _ in range(10):\n    if os.fork() == 0: x = b'x' * 40_000_000; time.sleep(9)",
    "of an orphan": "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: x = b'x' * 300_000_000; time.sleep(9)\n"
    "    os._exit(0)",
    "of many that hold little": "import subprocess\nhold = 'head -c 40000000 /dev/zero | tail -c 40000000'\nx = []\n"
    "for _ in range(8):\n    x.append(subprocess.Popen(hold, shell=True, stdout=subprocess.PIPE, bufsize=0))\n"
    "    x[-1].stdout.read(1)",
    "shared": "m = mmap.mmap(-1, 300_000_000)\nfor n in range(0, 300_000_000, 4096): m[n] = 1",
}


@pytest.mark.parametrize("name", HOARDS)
def test_memory_is_counted_wherever_it_is(run, name):
    """A submission's processes together may hold so much: their own, what they share, and what orphans hold."""
    hoard = f"import mmap, os, time\n{HOARDS[name]}\ntime.sleep(9)"
    execution = run(hoard, "def f(): return 1", f=F, limits=replace(QUICK, total_memory=150 * 2**20))
    assert execution.cells[0].error == "ended the process (memory)"
    assert values(execution) == {"f": [1]}


NOBODYS = {
    "a file in memory": "os.memfd_create('x')",
    "a secret file in memory": "check(libc.syscall(447, 0))",
    "System V shared memory": "check(libc.shmget(0, 4096, 0o1666))",
    "System V messages": "check(libc.msgget(0, 0o1666))",
    "System V semaphores": "check(libc.semget(0, 9, 0o1666))",
    "a POSIX message queue": "check(libc.mq_open(b'/x', os.O_CREAT | os.O_RDWR, 0o600, None))",
}


@pytest.mark.parametrize("name", NOBODYS)
def test_memory_that_is_no_processs_own_cannot_be_had(run, name):
    """What no process is seen to hold cannot be counted, so it cannot be made."""
    helper = "import ctypes, os\nlibc = ctypes.CDLL(None)\ndef check(result):\n    if result < 0: raise PermissionError"
    assert run(helper, NOBODYS[name]).cells[1].error.startswith(("PermissionError", "AttributeError"))


# ---- ready-made answers ----

HARMLESS = {
    "an import": "import scipy, scipy.special as sp\nfrom tensorflow.keras import layers\nfrom scipy.special import expit",
    "a name": "scipy = 'a package'\ndef f(): return len(scipy)",
    "a comment": "# scipy.special.softmax(z) would do\n",
    "a try": "try:\n    import torch\nexcept ImportError:\n    torch = None",
    "a base class": "import tensorflow as tf\nclass Layer(tf.keras.layers.Layer):\n    pass",
    "a decorator": "import tensorflow as tf\n@tf.function\ndef unused(): pass",
    "a call in a cell": "from scipy.special import expit\nexpit(0)",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_ready_made_package_may_be_named(run, name):
    """Only what an exercise's function calls counts, and not what a notebook imports, names or tries beside it."""
    execution = run(HARMLESS[name] + "\ndef f(): return 1", f=F)
    assert execution.cells[0].error is None
    assert values(execution) == {"f": [1]}


CALLED = {
    "by name": ("from scipy.special import expit\ndef f(): return expit(0)", "scipy.special.expit"),
    "by another name": ("import scipy.special as numpy\ndef f(): return numpy.softmax([0])", "scipy.special.softmax"),
    "inside": ("def f():\n    import torch\n    return torch.sigmoid(0)", "torch.sigmoid"),
    "in pieces": ("def f(): return getattr(__import__('sci' + 'py'), 'spec' + 'ial').expit(0)", "scipy.special.expit"),
    "by importlib": ("import importlib\ndef f(): return importlib.import_module('scipy.special').expit(0)",
                     "scipy.special.expit"),
    "as the function": ("from scipy.special import expit as f", "scipy.special.expit"),
    "and ignored": ("import jax\ndef f():\n    jax.nn.relu(0)\n    return 1", "jax.nn.relu"),
    "by a helper": ("import sklearn.utils.extmath as m\ndef h(): return m.softmax(0)\ndef f(): return h()",
                    "sklearn.utils.extmath.softmax"),
    "in a try": ("import keras\ndef f():\n    try: return keras.ops.softmax(0)\n    except Exception: return 1",
                 "keras.ops.softmax"),
}  # fmt: skip


@pytest.mark.parametrize("name", CALLED)
def test_calling_a_ready_made_answer_is_forbidden(run, name):
    """However its name is spelled, a ready-made answer that is called is seen, and named."""
    source, told = CALLED[name]
    [outcome] = run(source, f=[Call(()) if "as f" not in source else Call((0,))]).outcomes["f"]
    assert (outcome.kind, outcome.detail) == ("forbidden", told)


def test_forbidden_counts_for_the_call_that_did_it(run):
    """One function's ready-made answer does not taint the next."""
    execution = run("from scipy.special import expit\ndef f(): return expit(0)\ndef g(): return 1", f=F, g=F)
    assert values(execution) == {"f": ["forbidden"], "g": [1]}


@pytest.mark.parametrize("package", sorted(READY_MADE))
def test_no_ready_made_package_is_really_there(run, package):
    """The import gives a stand-in without a file, even past the finder."""
    look = (
        f"import sys\nimport {package}\nfiles = [{package}.__dict__.get('__file__')]\nsys.meta_path[:] = sys.meta_path[1:]\n"
        f"del sys.modules['{package}']\ntry:\n    import {package}\n    files.append({package}.__file__)\n"
        "except ImportError:\n    files.append(None)"
    )
    execution = run(look, "def f(): return files", f=F)
    assert values(execution) == {"f": [[None, None]]}


# ---- many ----


def test_parallel_runs_do_not_mix(sandbox):
    """Runs from several threads at once each get their own answers."""

    def one(number):
        cells = f"import time\nx = {number}\ntime.sleep(0.01)", "def f(): return x"
        return values(sandbox.run(program(*cells, f=[Call()] * 3), QUICK))

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(one, range(24))) == [{"f": [n] * 3} for n in range(24)]


def test_a_hanging_neighbour_delays_nobody_beyond_its_share(sandbox):
    """While one submission hangs, others are answered."""
    hanging = threading.Thread(target=sandbox.run, args=(program("while True: pass"), HASTY))
    hanging.start()
    answered = [values(sandbox.run(program("def f(): return 1", f=F), QUICK)) for _ in range(3)]
    hanging.join()
    assert answered == [{"f": [1]}] * 3


def test_nothing_is_left_over(tmp_path, monkeypatch):
    """Thirty runs, hanging, crashing and honest, leave no process, descriptor, thread or temp file behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    evil = (
        "import os; os._exit(1)",
        "while True: pass",
        "import os\nfor _ in range(5):\n    os.fork()\nopen('x', 'w')",
    )
    me = psutil.Process()
    with Sandbox(course=ROOT) as sandbox:
        limits = replace(QUICK, cell=0.3)
        sandbox.run(program("1"), limits)
        before = me.num_fds(), me.num_threads(), len(me.children(recursive=True))
        for number in range(30):
            sandbox.run(program(evil[number % 10] if number % 10 < 3 else "def f(): return 1", f=F), limits)
        settled(lambda: len(me.children(recursive=True)) <= before[2])
        assert (me.num_fds(), me.num_threads(), len(me.children(recursive=True))) == before
    assert me.num_fds() < before[0]
    assert sorted(tmp_path.iterdir()) == []


def settled(condition, seconds=5.0):
    """Wait until the kernel has taken away what was ended."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)


def test_without_bubblewrap_nothing_runs(monkeypatch):
    """No sandbox on this machine: refused, with what to install, and no fallback."""
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda *args, **kwargs: None)
    with pytest.raises(SandboxUnavailable, match="apt-get install bubblewrap"):
        Sandbox(course=ROOT)


def test_a_sandbox_that_does_not_start_says_why(monkeypatch):
    """A module that the warm process cannot import is an error with its reason, and nothing is left behind."""
    with pytest.raises(SandboxUnavailable, match="no_such_module"):
        Sandbox(course=ROOT, modules=("no_such_module",)).await_ready()


@pytest.mark.parametrize("moment", ["before", "during"])
def test_a_dead_warm_process_is_the_graders_failure(moment):
    """Where the warm process itself is gone, the submission is not judged: it is never the student's zero."""
    with Sandbox(course=ROOT) as sandbox:
        killer = threading.Timer(0 if moment == "before" else 0.5, sandbox._process.kill)
        killer.start()
        if moment == "before":
            killer.join()
            sandbox._process.wait()
        with pytest.raises(NotJudged):
            sandbox.run(program("while True: pass", "def f(): return 1", f=F), QUICK)
