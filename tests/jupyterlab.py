"""A JupyterLab server and a headless Chromium, for tests that use the course as a person does."""

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
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from course.execute import ONE_THREAD

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
READY = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
LAPTOP = {"width": 1366, "height": 900}  # pixels


@contextmanager
def jupyterlab(folder: Path, home: Path) -> Iterator[str]:
    """JupyterLab on `folder`, with its settings and its log in `home`; its address."""
    settings = home / "settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"windowingMode": "none"}))  # every cell in the page, so that a test can find it
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [
        *("-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"),
        *(f"--port={port}", f"--IdentityProvider.token={TOKEN}"),
    ]
    environment = (
        os.environ
        | ONE_THREAD
        | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
            "HOME": str(home),
        }
    )
    with (home / "log").open("w") as log:
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


@contextmanager
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def open_notebook(page: Page, address: str, path: str) -> None:
    """Open a notebook alone, and wait until its kernel is ready."""
    page.goto(f"{address}/lab/workspaces/a-test/tree/{path}?token={TOKEN}&reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=WAIT)
    page.wait_for_function(READY, timeout=WAIT)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=WAIT, state="attached")
    page.wait_for_selector(".jp-Spinner", state="detached", timeout=WAIT)


def run_all(page: Page, *, timeout: float) -> None:
    """Run every cell; returns when the last has ended. `timeout` is milliseconds."""
    page.set_default_timeout(timeout)
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=timeout, state="attached")
    page.set_default_timeout(WAIT)


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
