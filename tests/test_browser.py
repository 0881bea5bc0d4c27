"""The exercise notebook in JupyterLab, in headless Chromium: an answer is typed, `check` is run, the message is read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.jupyterlab import LAPTOP, chromium, jupyterlab, open_notebook, run_cell_with

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on a folder that holds the released notebook and nothing else; its address."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copy(ROOT / "release/activations/activations.ipynb", folder)
    with jupyterlab(folder, tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def page(lab: str) -> Iterator[Page]:
    """The notebook, opened, with its kernel ready."""
    with chromium() as browser:
        page = browser.new_page(viewport=LAPTOP)
        open_notebook(page, lab, "activations.ipynb")
        yield page


def test_a_student_is_told_what_is_wrong_and_then_that_it_is_right(page: Page) -> None:
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
