"""On each kind of machine there are walls, or one sentence that says which is missing and what to do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.sandbox import bubblewrap
from autograder.sandbox.doctor import PROBES, examine
from tests.conftest import ROOT
from tests.plain_user import as_plain_user, without_user_namespaces
from tests.sample_class.submissions import write_notebook

DOCTOR = [sys.executable, "-m", "autograder", "doctor"]
GRADE = [sys.executable, "-m", "autograder", "grade", "--json", "-"]
RELEASED = ROOT / "release/activations/activations.ipynb"
USERS = {"a plain user": as_plain_user, "whoever runs the tests": list}
IS_ROOT = os.getuid() == 0
WHAT_TO_DO = {  # where no user namespace can be made
    "a plain user": "grade as root, or have an administrator set `sysctl user.max_user_namespaces",
    "whoever runs the tests": "start the container with `--privileged`" if IS_ROOT else "grade as root, or have",
}


def run(command: list[str]) -> subprocess.CompletedProcess:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "1000"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("user", USERS)
def test_every_wall_stands_with_and_without_root(user: str) -> None:
    """`autograder doctor` finds every wall, for root and for a user without any right."""
    done = run(USERS[user](DOCTOR))
    assert f"{len(PROBES) + 1} of {len(PROBES) + 1} walls stand." in done.stdout, done.stdout + done.stderr
    assert (done.returncode, done.stderr) == (0, "")


def test_a_plain_user_grades_as_root_does(tmp_path: Path) -> None:
    """Marks do not depend on who grades."""
    path = tmp_path / "work" / "activations.ipynb"
    write_notebook("ada", RELEASED, path)
    tmp_path.chmod(0o755)
    command = [*GRADE, str(path)]
    graded = [json.loads(run(words).stdout) for words in (command, as_plain_user(command, readable=(tmp_path,)))]
    assert graded[0] == graded[1]
    assert graded[0]["submissions"][0]["exercises"][0]["status"] == "passed"


@pytest.mark.parametrize("user", USERS)
def test_where_there_are_no_user_namespaces_the_doctor_says_so(user: str) -> None:
    """The missing wall has its name, and what to do stands beside it; exit code 2."""
    done = run(USERS[user](without_user_namespaces(DOCTOR)))
    assert done.returncode == 2
    first, missing, last = done.stdout.splitlines()
    assert first == "stands   bubblewrap: installed"
    assert missing.startswith("MISSING  namespaces: ")
    assert WHAT_TO_DO[user] in missing
    assert last == "1 of 2 walls stand. Do not grade here."


@pytest.mark.parametrize("user", USERS)
def test_where_there_are_no_user_namespaces_nothing_is_graded(user: str) -> None:
    """One sentence on standard error, nothing on standard output, exit code 2: no student's code has run."""
    done = run(USERS[user](without_user_namespaces([*GRADE, str(RELEASED)])))
    assert (done.returncode, done.stdout) == (2, "")
    [sentence] = done.stderr.splitlines()
    assert WHAT_TO_DO[user] in sentence


def test_without_bubblewrap_the_doctor_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """One missing wall, and the command that puts it up."""
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda *args, **kwargs: None)
    [wall] = examine()
    assert (wall.name, wall.stands) == ("bubblewrap", False)
    assert "apt-get install bubblewrap" in wall.seen
