"""Collecting from an exchange that everybody may write into: what is taken is each student's own, whatever lies there."""

import logging
import os
import pwd
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.course import Course
from autograder.exchange import CollectOwn

ROOT = Path(__file__).resolve().parents[1]
ME = pwd.getpwuid(os.getuid()).pw_name
COURSE = "introduction-to-deep-learning"


def stamp(ago: timedelta = timedelta()) -> str:
    return f"{datetime.now(UTC) - ago:%Y-%m-%d %H:%M:%S.%f} UTC"


@pytest.fixture
def inbound(tmp_path: Path) -> Path:
    folder = tmp_path / "exchange" / COURSE / "inbound"
    folder.mkdir(parents=True)
    (tmp_path / "course").mkdir()
    (tmp_path / "course/answer_key.py").write_text("the answer key")
    return folder


def hand_in(inbound: Path, *, who: str = ME, when: str | None = None, word: str = "mine") -> Path:
    """A submission of `neurons`, as nbgrader's own Submit leaves it."""
    folder = inbound / f"{who}+neurons+{when or stamp()}+c2VjcmV0"
    folder.mkdir()
    (folder / "neurons.ipynb").write_text(word)
    (folder / "timestamp.txt").write_text(when or stamp())
    (folder / "submission_secret.txt").write_text("0a" * 64)
    return folder


@pytest.fixture
def collect(tmp_path: Path, inbound: Path, caplog: pytest.LogCaptureFixture):
    """Collect as the formgrader does. Returns the folder of what was collected, and the warnings."""

    def run() -> tuple[Path, str]:
        config = Config()
        config.Exchange.root = str(inbound.parents[1])
        course = {"course_id": COURSE, "assignment_id": "neurons", "groupshared": True}
        coursedir = CourseDirectory(root=str(tmp_path / "course"), config=config, **course)
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            collector = CollectOwn(coursedir=coursedir, config=config, update=True)
            collector.log = logging.getLogger("collect")
            collector.start()
        return tmp_path / "course/submitted", caplog.text

    return run


def test_the_course_collects_so() -> None:
    """`nbgrader collect` and the formgrader's button take this collector, by the course's own settings."""
    assert Course(ROOT).config.ExchangeFactory.collect == "autograder.exchange.CollectOwn"


def test_a_students_own_files_are_taken(inbound: Path, collect) -> None:
    when = stamp()
    hand_in(inbound, when=when)
    submitted, said = collect()
    assert (submitted / ME / "neurons/neurons.ipynb").read_text() == "mine"
    assert (submitted / ME / "neurons/timestamp.txt").read_text() == when
    assert (submitted / ME / "neurons/submission_secret.txt").read_text() == "0a" * 64
    assert "not collected" not in said


def test_the_last_of_several_counts(inbound: Path, collect) -> None:
    """Handed in again, collected again: the newer one replaces the older, and an older one nothing."""
    hand_in(inbound, when=stamp(timedelta(seconds=20)), word="first")
    submitted, _ = collect()
    hand_in(inbound, when=stamp(timedelta(seconds=10)), word="second")
    collect()
    assert (submitted / ME / "neurons/neurons.ipynb").read_text() == "second"
    hand_in(inbound, when=stamp(timedelta(seconds=15)), word="between")
    collect()
    assert (submitted / ME / "neurons/neurons.ipynb").read_text() == "second"


def test_no_link_is_followed(inbound: Path, tmp_path: Path, collect) -> None:
    """A link to what the course alone may read is not collected: neither as a file, nor as the whole folder."""
    folder = hand_in(inbound)
    (folder / "neurons.ipynb").unlink()
    (folder / "neurons.ipynb").symlink_to(tmp_path / "course/answer_key.py")
    (inbound / f"{ME}+neurons+{stamp()}+bGluaw").symlink_to(tmp_path / "course")
    submitted, said = collect()
    assert not (submitted / ME / "neurons/neurons.ipynb").exists()
    assert "the answer key" not in "".join(path.read_text() for path in submitted.rglob("*.*"))
    assert "'neurons.ipynb'" in said
    assert "it is a link" in said
    assert "bGluaw: it is no submission" in said


def test_a_pipe_is_not_waited_for(inbound: Path, collect) -> None:
    folder = hand_in(inbound)
    os.mkfifo(folder / "a_pipe")
    (folder / "a_folder").mkdir()
    submitted, said = collect()
    names = {path.name for path in (submitted / ME / "neurons").iterdir()}
    assert names == {"neurons.ipynb", "timestamp.txt", "submission_secret.txt"}
    assert "'a_pipe'" in said
    assert "'a_folder'" in said


def test_nobody_hands_in_for_another(inbound: Path, collect) -> None:
    """A folder in the name of one that belongs to another is left, and the honest one beside it is taken."""
    hand_in(inbound, who="somebody-else")
    hand_in(inbound)
    submitted, said = collect()
    assert [path.name for path in submitted.iterdir()] == [ME]
    assert f"in the name of somebody-else, but belongs to {ME}" in said


@pytest.mark.parametrize("name", ["{me}+neurons+no date+c2Vj", "{me}+neurons+", "+neurons+{now}+c2Vj"])
def test_a_name_that_is_none_stops_nobody(name: str, inbound: Path, collect) -> None:
    """What does not bear a submission's name costs the others nothing."""
    (inbound / name.format(me=ME, now=stamp())).mkdir()
    hand_in(inbound)
    submitted, said = collect()
    assert (submitted / ME / "neurons/neurons.ipynb").read_text() == "mine"
    assert "not collected" in said


@pytest.mark.parametrize("claimed", [timedelta(days=2), timedelta(days=-2)])
def test_the_time_is_the_kernels(claimed: timedelta, inbound: Path, collect) -> None:
    """Whoever writes yesterday's date on today's work is late all the same; and none comes from tomorrow."""
    folder = hand_in(inbound, when=stamp(claimed))
    os.utime(folder, (0, 0))
    os.utime(folder / "neurons.ipynb", (0, 0))
    submitted, said = collect()
    noted = datetime.fromisoformat((submitted / ME / "neurons/timestamp.txt").read_text().removesuffix(" UTC"))
    assert abs(noted - datetime.now(UTC).replace(tzinfo=None)) < timedelta(minutes=5)
    assert "that is the time that counts" in said


@pytest.mark.parametrize("secret", [None, b"", b"\xff" * 128, b"../" * 40])
def test_a_submission_without_a_secret_keeps_no_feedback_from_others(
    secret: bytes | None, inbound: Path, collect
) -> None:
    """nbgrader's release of feedback reads every student's secret, and ends for all where one is not there."""
    folder = hand_in(inbound)
    (folder / "submission_secret.txt").unlink()
    if secret is not None:
        (folder / "submission_secret.txt").write_bytes(secret)
    submitted, _ = collect()
    assert len(bytes.fromhex((submitted / ME / "neurons/submission_secret.txt").read_text())) == 64


def test_too_much_is_not_taken(inbound: Path, collect, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are bounded, one by one and together."""
    monkeypatch.setattr("autograder.exchange.MAX_FILE", 1000)
    monkeypatch.setattr("autograder.exchange.MAX_FILES", 10)
    folder = hand_in(inbound)
    (folder / "large").write_bytes(b"x" * 1001)
    for number in range(20):
        (folder / f"z{number:02}").touch()
    submitted, said = collect()
    assert len(list((submitted / ME / "neurons").iterdir())) <= 10
    assert "too large" in said
    assert "too many files" in said
