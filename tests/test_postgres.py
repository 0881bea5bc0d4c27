"""PostgreSQL as the gradebook, by one setting: a real server, several graders at once, the grades that SQLite gets."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from tests.sample_class.__main__ import make_course, nbgrader
from tests.test_gradebook import GRADES, QUICK

ASSIGNMENTS = ("activations", "neurons")
GRADERS = 2  # of each assignment, at once, each with a course folder of its own, as on as many machines


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server that was made for this test. It refuses to run as root: then it is "nobody"."""
    folder = tmp_path_factory.mktemp("postgres")
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    assert programs, "install postgresql"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    who = {}
    if os.getuid() == 0:
        who = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        for parent in (folder, *folder.parents[:-2]):
            parent.chmod(parent.stat().st_mode | 0o011)
        shutil.chown(folder, "nobody")
    words = [programs / "initdb", "--pgdata", folder / "data", "--auth=trust", "--username=graders", "--no-sync"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True, **who)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    control = [programs / "pg_ctl", "--pgdata", folder / "data", "--wait", "--log", folder / "log"]
    subprocess.run([*control, "--options", options, "start"], cwd=folder, check=True, stdout=subprocess.DEVNULL, **who)
    try:
        yield f"postgresql+psycopg://graders@127.0.0.1:{port}"
    finally:
        subprocess.run([*control, "--mode=fast", "stop"], cwd=folder, check=True, capture_output=True, **who)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two assignments, handed in by the students whose notebooks take no time; a gradebook in SQLite."""
    root = tmp_path_factory.mktemp("postgres-course") / "course"
    make_course(root, ASSIGNMENTS)
    for folder in (root / "submitted").iterdir():
        if folder.name not in QUICK:
            shutil.rmtree(folder / "activations", ignore_errors=True)
    return root


def grades(url: str) -> list[tuple]:
    engine = sqlalchemy.create_engine(url)
    with engine.connect() as database:
        rows = [
            (who, cell, auto, manual, bool(waits))
            for who, cell, auto, manual, waits in database.exec_driver_sql(GRADES)
        ]
    engine.dispose()
    return sorted(rows)


def grade(*courses: Path) -> None:
    """A grader for each assignment of each course, all at once."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "autograder", "autograde", assignment, "--course", root, "--jobs", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for root in courses
        for assignment in ASSIGNMENTS
    ]
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0, said


def test_several_graders_at_once_write_what_one_writes_into_sqlite(course: Path, server: str, tmp_path: Path) -> None:
    """Graders on several machines, into one PostgreSQL gradebook: every grade once, and the same as SQLite's."""
    engine = sqlalchemy.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as database:
        database.exec_driver_sql("create database gradebook")
    engine.dispose()
    url = f"{server}/gradebook"
    copies = [tmp_path / str(number) for number in range(GRADERS)]
    for copy in copies:
        shutil.copytree(course, copy)
        (copy / "gradebook.db").unlink()
        with (copy / "nbgrader_config.py").open("a") as config:
            config.write(f"\nc.CourseDirectory.db_url = {url!r}\n")
    for assignment in ASSIGNMENTS:
        nbgrader(copies[0], "generate_assignment", assignment, "--create", "--force")
    grade(*copies)
    grade(course)
    written = grades(url)
    assert len(written) > 50
    assert len({row[:2] for row in written}) == len(written)
    assert written == grades(f"sqlite:///{course}/gradebook.db")


def test_a_server_that_is_away_gets_one_sentence(course: Path, tmp_path: Path) -> None:
    """No traceback, exit code 2, and the password is not printed."""
    shutil.copytree(course, tmp_path / "course")
    with (tmp_path / "course/nbgrader_config.py").open("a") as config:
        config.write("\nc.CourseDirectory.db_url = 'postgresql+psycopg://graders:secret@127.0.0.1:1/gradebook'\n")
    words = ["-m", "autograder", "autograde", "neurons", "--course", tmp_path / "course"]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "gradebook cannot be used" in done.stderr
    assert "secret" not in done.stderr
