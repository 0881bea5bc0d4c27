"""What a student's account cannot do on the machine of the class server, shown by trying it."""

import re
import socket
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser

from tests.hub.browser import ADDRESS, logged_in
from tests.hub.server import COURSE_ID, EXCHANGE, HOSTILE, INSTRUCTOR, LAYOUT, RIGHT, STRANGER, as_account

pytestmark = [pytest.mark.timeout(3600), pytest.mark.usefixtures("term")]


def outcome(name: str, *words: str) -> str:
    done = as_account(name, *words)
    return "done" if done.returncode == 0 else done.stderr


@pytest.mark.parametrize(
    "path",
    [
        LAYOUT.course,
        LAYOUT.course / "autograder/answer_key",
        LAYOUT.course / "autograder/answer_key/neurons/__init__.py",
        LAYOUT.course / "source/neurons/neurons.ipynb",
        LAYOUT.course / "gradebook.db",
        LAYOUT.course / "submitted" / RIGHT,
        LAYOUT.course / "autograded" / RIGHT,
        LAYOUT.course / "feedback" / RIGHT,
        LAYOUT.course / "grades.csv",
        EXCHANGE / "inbound",
        EXCHANGE / "feedback",
        Path("/home") / RIGHT,
        Path("/home") / RIGHT / "neurons/neurons.ipynb",
        Path("/home") / RIGHT / ".local/share/jupyter/runtime",
        LAYOUT.hub,
        LAYOUT.hub / "cookie_secret",
        LAYOUT.hub / "jupyterhub.sqlite",
    ],
    ids=str,
)
def test_a_student_cannot_read(path: Path) -> None:
    """The path is there, and neither its listing nor its content is for a student."""
    assert path.exists()
    assert "Permission denied" in outcome(HOSTILE, "ls", f"{path}{'/' if path.is_dir() else ''}")
    assert "Permission denied" in outcome(HOSTILE, "cat" if path.is_file() else "ls", str(path))


@pytest.mark.parametrize(
    "folder",
    [
        LAYOUT.root,
        LAYOUT.exchange,
        EXCHANGE,
        EXCHANGE / "outbound",
        EXCHANGE / "outbound/neurons",
        EXCHANGE / "feedback",
    ],
    ids=str,
)
def test_a_student_cannot_write(folder: Path) -> None:
    assert folder.is_dir()
    assert "Permission denied" in outcome(HOSTILE, "touch", str(folder / "mine"))
    assert "not permitted" in outcome(HOSTILE, "chmod", "777", str(folder))


@pytest.mark.parametrize("folder", [LAYOUT.environment, LAYOUT.etc, LAYOUT.lessons], ids=str)
def test_what_all_servers_run_is_roots(folder: Path) -> None:
    """Nothing in the environment, the configuration or the lessons can be changed by any account but root."""
    theirs = ["(", "-not", "-type", "l", "-writable", ")", "-o", "-not", "-user", "root"]
    found = as_account(HOSTILE, "find", str(folder), *theirs)
    assert (found.stdout, found.stderr) == ("", "")


def test_what_was_handed_in_stays() -> None:
    """Even a student who had learnt the name of another's submission could not take it away, or put theirs in its place."""
    [theirs, *_] = [path for path in (EXCHANGE / "inbound").iterdir() if path.owner() == RIGHT]
    assert "not permitted" in outcome(HOSTILE, "mv", str(theirs), f"{theirs}-gone")
    assert "Permission denied" in outcome(HOSTILE, "cp", "/dev/null", str(theirs / "neurons.ipynb"))


def test_the_students_environment_has_no_key() -> None:
    """`check` comes from the environment, which holds the exercises and no answer key."""
    code = "import autograder; print(autograder.__file__); import autograder.answer_key"
    done = as_account(HOSTILE, "python", "-c", code)
    assert done.stdout.startswith(str(LAYOUT.environment))
    assert "No module named 'autograder.answer_key'" in done.stderr
    for folder in (LAYOUT.environment, LAYOUT.etc, LAYOUT.lessons, LAYOUT.exchange):
        found = as_account(HOSTILE, "grep", "-rlF", "AnswerKey(", str(folder), "--include=*.py", "--include=*.ipynb")
        assert found.stdout == ""


def socket_type(port: int) -> str:
    """What kind of ZeroMQ socket listens at a port, as it tells everybody in its handshake (ZMTP 3, rfc.zeromq.org/spec/23)."""
    greeting = b"\xff" + bytes(8) + b"\x7f\3\0" + b"NULL".ljust(20, b"\0") + bytes(32)
    said = b""
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(greeting)
        while (found := re.search(rb"Socket-Type\0\0\0.([A-Z]+)", said)) is None:
            more = connection.recv(1000)
            assert more, f"no ZeroMQ socket: {said!r}"
            said += more
    return found[1].decode()


def test_no_account_listens_to_another_ones_kernel() -> None:
    """A kernel speaks over sockets in its account's home: through a port, any account could read what it prints."""
    kernels = [p for p in psutil.process_iter(["username", "cmdline"]) if p.info["username"] == RIGHT]
    kernels = [kernel for kernel in kernels if "ipykernel_launcher" in (kernel.info["cmdline"] or ())]
    assert kernels
    for kernel in kernels:
        # The one port takes in what child processes print: a socket that only receives.
        ports = [c.laddr.port for c in kernel.net_connections("inet") if c.status == "LISTEN"]
        assert {socket_type(port) for port in ports} <= {"PULL"}
        [sockets] = {Path(c.laddr).parent for c in kernel.net_connections("unix") if "kernel" in str(c.laddr)}
        assert "Permission denied" in outcome(HOSTILE, "ls", str(sockets))


def test_the_formgrader_is_not_a_students(browser: Browser, passwords: dict[str, str]) -> None:
    """The course's server refuses a student; their own has no formgrader; another student's server is closed, too."""
    with logged_in(browser, HOSTILE, passwords[HOSTILE]) as page:
        page.wait_for_url(re.compile(r"/user/[^/]+/lab"))
        page.wait_for_function("window.jupyterapp !== undefined")
        for plugin in ("@jupyter/nbgrader:formgrader", "@jupyterlab/debugger-extension:service"):
            assert not page.evaluate(f"window.jupyterapp.hasPlugin('{plugin}')"), plugin
        assert page.evaluate("window.jupyterapp.hasPlugin('@jupyter/nbgrader:assignment-list')")
        assert page.goto(f"{ADDRESS}/user/{HOSTILE}/formgrader").status == 404
        for path in ("services/course/formgrader", "services/course/lab", f"user/{RIGHT}/lab", "hub/admin"):
            assert page.goto(f"{ADDRESS}/{path}").status in (403, 404), path
            assert "nbgrader" not in page.content()


def test_who_is_not_of_the_class_does_not_get_in(browser: Browser, passwords: dict[str, str]) -> None:
    """An account of the machine that is in neither group, the course's own, and one with a wrong password."""
    for name, password in ((STRANGER, passwords[STRANGER]), (LAYOUT.course_account, "*"), (RIGHT, "wrong")):
        with logged_in(browser, name, password) as page:
            page.locator(".login_error, .error").first.wait_for()
            assert page.goto(f"{ADDRESS}/hub/home").url.partition("?")[0] == f"{ADDRESS}/hub/login"


def test_nobody_signs_up(browser: Browser) -> None:
    """There is no page for it, and no list of who is there."""
    for path in ("hub/signup", "hub/api/users"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{ADDRESS}/{path}")
        refused.value.close()
        assert refused.value.code in (403, 404)


def test_it_listens_to_this_machine_alone() -> None:
    """By default nothing is reachable from the network: not the proxy, not the hub, no server."""
    roots = {LAYOUT.port, LAYOUT.port + 1, LAYOUT.port + 2, LAYOUT.port + 3}
    listening = [c for c in psutil.net_connections("tcp") if c.status == "LISTEN"]
    assert roots <= {c.laddr.port for c in listening}
    names = {HOSTILE, RIGHT, INSTRUCTOR, LAYOUT.course_account}
    ours = [c for c in listening if c.laddr.port in roots or (c.pid and psutil.Process(c.pid).username() in names)]
    assert {c.laddr.ip for c in ours} <= {"127.0.0.1", "::1"}


def test_the_exchange_is_the_courses_own() -> None:
    """nbgrader has not made it writable for everybody, though it would."""
    assert (LAYOUT.exchange.stat().st_mode & 0o022, LAYOUT.exchange.owner()) == (0, LAYOUT.course_account)
    assert (EXCHANGE / "inbound").stat().st_mode & 0o7777 == 0o1733
    assert EXCHANGE.name == COURSE_ID
