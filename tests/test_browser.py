"""The exercise notebook in JupyterLab, in headless Chromium: an answer is typed, `check` is run, the message is read."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "a-test"
WAIT = 60_000  # milliseconds: a kernel that imports Matplotlib on two busy cores
PATIENCE = 5_000  # milliseconds for a cell to show that it has begun
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on a folder that holds the released notebook and nothing else; its address."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copy(ROOT / "release/activations/activations.ipynb", folder)
    settings = folder / "settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"windowingMode": "none"}))  # every cell in the page, so that a test can find it
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", f"--IdentityProvider.token={TOKEN}"]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "HOME": str(folder),
    }
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([sys.executable, *words], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            await_answer(f"{address}/api?token={TOKEN}", server)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def await_answer(url: str, server: subprocess.Popen) -> None:
    """Until the server answers; it says so in its own time, so this is the one place that polls."""
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            assert server.poll() is None, "JupyterLab ended"
            time.sleep(0.2)
    pytest.fail("JupyterLab does not answer")


@pytest.fixture
def page(lab: str) -> Iterator[Page]:
    """The notebook, opened, with its kernel ready."""
    browser_path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        page.goto(f"{lab}/lab/tree/activations.ipynb?token={TOKEN}")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=WAIT)
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=WAIT, state="attached")
        page.wait_for_selector(".jp-Spinner", state="detached", timeout=WAIT)
        yield page
        browser.close()


def run_cell_with(page: Page, text: str, *, replaced_by: str | None = None) -> str:
    """Run the code cell that holds `text`, with another source if one is given. Returns what its output says."""
    found = page.locator(".jp-CodeCell", has=page.locator(".cm-content", has_text=text)).first
    found.scroll_into_view_if_needed()
    found.locator(".cm-content").click()
    cell = page.locator(".jp-CodeCell.jp-mod-active")
    expect(cell.locator(".cm-content")).to_contain_text(text)  # the click may have met a page that was still moving
    if replaced_by is not None:
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(replaced_by)
    prompt = cell.locator(".jp-InputPrompt")
    before = prompt.inner_text()
    run = re.compile(r"\[(\d+|\*)\]")
    for _ in range(WAIT // PATIENCE):
        page.keyboard.press("Control+Enter")
        with suppress(
            AssertionError
        ):  # a key pressed before the notebook is ready is lost: press again, as a person would
            expect(prompt).not_to_have_text(before, timeout=PATIENCE)
            break
    expect(prompt).to_have_text(run, timeout=WAIT)
    expect(prompt).not_to_have_text("[*]:", timeout=WAIT)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=WAIT, state="attached")
    return cell.locator(".jp-OutputArea").inner_text() if cell.locator(".jp-OutputArea").count() else ""


def test_a_student_is_told_what_is_wrong_and_then_that_it_is_right(page: Page, tmp_path: Path) -> None:
    """In the browser: the stub, a wrong answer and a right one each get their own sentence, and no traceback."""
    run_cell_with(page, "from autograder import check")
    run_cell_with(page, "def sigmoid(z):")
    stub = run_cell_with(page, "check(sigmoid)")
    assert "is not written yet" in stub

    wrong = "def sigmoid(z):\n    return 1 / 1 + np.exp(-z)"
    run_cell_with(page, "def sigmoid(z):", replaced_by=wrong)
    message = run_cell_with(page, "check(sigmoid)")
    assert "sigmoid is not right yet" in message
    assert "should be" in message
    assert "Traceback" not in message
    assert "autograder/" not in message

    right = (
        "def sigmoid(z):\n    e = np.exp(-np.abs(z))\n    return np.where(np.asarray(z) >= 0, 1 / (1 + e), e / (1 + e))"
    )
    run_cell_with(page, "def sigmoid(z):", replaced_by=right)
    assert "✓ sigmoid passes" in run_cell_with(page, "check(sigmoid)")
