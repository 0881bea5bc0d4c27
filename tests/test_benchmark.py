"""The benchmark's arithmetic, and its page."""

import json

import pytest

from tests.benchmark.__main__ import RESULTS, Run, markdown, summary
from tests.benchmark.measure import Measured, measured


def run(road: str, wall: float, start: float = 0.0) -> Run:
    told = json.dumps({"wall": wall, "times": {"start": start}})
    return Run(road, 10, Measured(wall=wall, cpu=wall, memory=2**20, printed=f"a table\n{told}\n"))


def test_ratios_are_of_runs_that_followed_each_other() -> None:
    """A machine that slows down between two rounds changes the seconds, and not the ratios."""
    quick = {"stock": run("stock", 100), "ours": run("ours", 6, 2), "limit": run("limit", 3, 1)}
    slow = {"stock": run("stock", 200), "ours": run("ours", 12, 4), "limit": run("limit", 6, 2)}
    found = summary({road: [quick[road], slow[road], slow[road]] for road in quick})
    assert found["ours"]["times_stock"] == pytest.approx(100 / 6)
    assert found["ours"]["of_the_limit"] == pytest.approx((6 - 2) / (3 - 1))
    assert found["ours"]["a_submission_ms"] == pytest.approx(800)
    assert found["stock"]["times_stock"] == 1


def test_the_page_shows_what_was_measured() -> None:
    """The page in docs/ is the one that the results beside it give."""
    results = json.loads((RESULTS / "results.json").read_text())
    assert (RESULTS / "README.md").read_text() == markdown(results)


def test_a_command_that_fails_is_no_measurement(tmp_path) -> None:
    """A road that breaks down is not the fastest."""
    with pytest.raises(RuntimeError, match="ended with 3"):
        measured(["python3", "-c", "print('no'); raise SystemExit(3)"], tmp_path)


def test_what_a_command_took_is_measured(tmp_path) -> None:
    """Processor time counts that of the children which a command waits for."""
    child = "sum(range(3 * 10**6))"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{child}']); print('done')"
    found = measured(["python3", "-c", code], tmp_path)
    assert found.printed == "done\n"
    assert 0.02 < found.cpu <= 2 * found.wall
