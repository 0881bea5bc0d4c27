"""A class server with real accounts, in a place of its own beside one that this machine may have."""

import fcntl
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from deploy.jupyterhub.layout import Layout
from tests.jupyterlab import await_answer

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = Layout(Path("/srv/idl-test"), "idl-test", 8400)
COURSE_ID = "introduction-to-deep-learning"
EXCHANGE = LAYOUT.exchange / COURSE_ID
RIGHT, WRONG, HOSTILE, LATE, EMPTY = STUDENTS = [f"idl-test-{name}" for name in ("ada", "bob", "eve", "kim", "max")]
INSTRUCTOR = "idl-test-ina"
STRANGER = "idl-test-joe"  # an account of the machine that is in no group of the class
GROUPS = {**dict.fromkeys(STUDENTS, LAYOUT.students), INSTRUCTOR: LAYOUT.instructors, STRANGER: None}
# For the tests alone: they ask JupyterLab whether a kernel is ready, and lateness costs something.
LOCAL_CONFIG = 'c.Spawner.args = ["--LabApp.expose_app_in_browser=True"]\n'
LATE_IS_NOTHING = '\nc.LateSubmissionPlugin.penalty_method = "zero"\n'
BECOME = ("/usr/sbin/runuser", "-u")
EMPTY_PLACE = {"environment"}  # what stays for the next run: it takes minutes to make


@contextmanager
def class_server(checkout: Path) -> Iterator[dict[str, str]]:
    """The class server, installed from a closed copy of this checkout, and started. Yields each account's password."""
    assert os.getuid() == 0, "a class server is tried as root: it makes accounts"
    with alone(), cleaned():
        copy_checkout(checkout)
        install(checkout)
        passwords = make_accounts()
        (LAYOUT.etc / "local_config.py").write_text(LOCAL_CONFIG)
        with (LAYOUT.course / "nbgrader_config.py").open("a") as settings:
            settings.write(LATE_IS_NOTHING)
        with running(checkout):
            yield passwords


@contextmanager
def alone() -> Iterator[None]:
    """While no other run is at work on this machine, whose accounts and folders have the same names: it waits for the other."""
    with (Path(tempfile.gettempdir()) / f"{LAYOUT.prefix}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def cleaned() -> Iterator[None]:
    """Without what an earlier run has left that was cut off, and in the end without this one's."""
    remove()
    try:
        yield
    finally:
        remove()


def copy_checkout(target: Path) -> None:
    """This checkout, where students' accounts cannot reach it: the installer insists on that."""
    target.mkdir(mode=0o700)
    unwanted = shutil.ignore_patterns("__pycache__", ".git", ".venv", "tests", "dist", ".sample-class")
    shutil.copytree(ROOT, target, ignore=unwanted, dirs_exist_ok=True)
    target.chmod(0o700)


def command(checkout: Path, *more: str) -> list[str]:
    place = [f"--root={LAYOUT.root}", f"--prefix={LAYOUT.prefix}", f"--port={LAYOUT.port}"]
    return [sys.executable, str(checkout / "deploy/jupyterhub/install.py"), *place, *more]


def install(checkout: Path) -> None:
    done = subprocess.run(command(checkout, "--no-start"), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@contextmanager
def running(checkout: Path) -> Iterator[None]:
    with (checkout.parent / "hub.log").open("w") as log:
        server = subprocess.Popen(command(checkout), stdout=log, stderr=log, start_new_session=True)
        try:
            await_answer(f"http://127.0.0.1:{LAYOUT.port}/hub/health", server)
            await_answer(f"http://127.0.0.1:{LAYOUT.port}/services/course/api", server)
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)


def make_accounts() -> dict[str, str]:
    passwords = {name: secrets.token_urlsafe() for name in GROUPS}
    for name, group in GROUPS.items():
        words = ["--groups", group] if group else []
        subprocess.run(["useradd", "--create-home", "--shell", "/bin/bash", *words, name], check=True)
    lines = "".join(f"{name}:{password}\n" for name, password in passwords.items())
    subprocess.run(["chpasswd"], input=lines, text=True, check=True)
    return passwords


def remove() -> None:
    """Whatever a run has left: processes, accounts, groups, folders."""
    accounts = [*GROUPS, LAYOUT.course_account]
    known = {entry.pw_name for entry in pwd.getpwall()}
    for process in psutil.process_iter(["username", "cmdline"]):
        of_the_server = any(word.startswith(f"{LAYOUT.root}/") for word in process.info["cmdline"] or ())
        if of_the_server or process.info["username"] in accounts:
            with suppress(psutil.NoSuchProcess):
                process.kill()
                process.wait(10)
    for name in filter(known.__contains__, accounts):
        words = [] if name == LAYOUT.course_account else ["--remove"]
        subprocess.run(["userdel", *words, name], check=True, capture_output=True)
    for group in (LAYOUT.students, LAYOUT.instructors):
        subprocess.run(["groupdel", group], capture_output=True)
    for path in LAYOUT.root.glob("*"):
        if path.name not in EMPTY_PLACE:
            shutil.rmtree(path)


def as_account(name: str, *words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess:
    """Run a command as an account of the machine, in its home, with its server's environment."""
    home = pwd.getpwnam(name).pw_dir
    course = name == LAYOUT.course_account
    settings = {
        "PATH": f"{LAYOUT.environment}/bin:/usr/bin:/bin",
        "HOME": home,
        "LANG": "C.UTF-8",
        "JUPYTER_CONFIG_PATH": str(LAYOUT.etc / ("instructor" if course else "student")),
        **({"PYTHONPATH": home} if course else {}),
        **(env or {}),
    }
    return subprocess.run([*BECOME, name, "--", *words], cwd=home, env=settings, capture_output=True, text=True)


def write_as(name: str, path: str, text: str) -> None:
    """Write a file in an account's home, as that account."""
    words = [*BECOME, name, "--", "tee", str(Path(pwd.getpwnam(name).pw_dir) / path)]
    subprocess.run(words, input=text, text=True, check=True, stdout=subprocess.DEVNULL, cwd="/")
