"""Every lesson: its form, its run against what it stores, and its use in JupyterLab."""

import inspect
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from course.execute import ONE_THREAD
from tests.jupyterlab import LAPTOP, chromium, jupyterlab, open_notebook, run_all
from tests.lessons.form import faults

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "course"
LESSONS = sorted(COURSE.glob("[0-9][0-9]_*.ipynb"))
SEEN = sorted((ROOT / "release").glob("*/*.ipynb"))
EVERY = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
FIRST_WITH_TENSORFLOW = 9
MINUTE = 60_000  # milliseconds
RUN = 4 * MINUTE  # a lesson takes at most one on two cores; other tests may run beside it
WRONG = ", ".join(f"[data-mime-type='application/vnd.jupyter.{kind}']" for kind in ("error", "stderr"))
pytestmark = pytest.mark.timeout(900)  # seconds: a lesson of a minute, beside another one and a browser


@EVERY
def test_a_lesson_has_what_every_lesson_has(path: Path) -> None:
    """Objectives, predictions, something to touch, a quiz with explained answers, words for each picture, and the rest."""
    assert faults(nbformat.read(path, as_version=4), path) == []


def test_the_welcome_leads_to_every_lesson_and_assignment_in_order() -> None:
    """A student who opens the first page finds the whole course."""
    text = nbformat.read(LESSONS[0], as_version=4)
    linked = re.findall(r"\]\(([^)]*\.ipynb)\)", "\n".join(c.source for c in text.cells if c.cell_type == "markdown"))
    lessons = list(dict.fromkeys(link for link in linked if re.match(r"\d\d_", link)))
    assignments = {link for link in linked if link.startswith("../release/")}
    assert lessons == [path.name for path in LESSONS[1:]]
    assert assignments == {f"../release/{path.parent.name}/{path.name}" for path in SEEN}


def test_the_welcome_says_how_many_minutes_each_takes() -> None:
    """The plan of the course and the notebooks themselves give the same minutes."""
    text = "\n".join(c.source for c in nbformat.read(LESSONS[0], as_version=4).cells if c.cell_type == "markdown")
    planned = {link: int(minutes) for link, minutes in re.findall(r"\]\(([^)]*\.ipynb)\) \| (\d+) \|", text)}
    titles = {link: nbformat.read(COURSE / link, as_version=4).cells[0].source for link in planned}
    said = {link: int(re.search(r"\*\*(?:About )?(\d+) minutes", title)[1]) for link, title in titles.items()}
    assert len(planned) == len(LESSONS) - 1 + len(SEEN)
    assert planned == said


@EVERY
def test_a_lesson_without_tensorflow_starts_without_it(path: Path) -> None:
    """Before lesson 09 nobody waits for TensorFlow."""
    code = "\n".join(c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code")
    assert (int(path.name[:2]) >= FIRST_WITH_TENSORFLOW) == bool(
        re.search(r"^\s*(import|from) (keras|tensorflow)", code, re.M)
    )


@EVERY
def test_a_lesson_gives_what_it_stores(path: Path) -> None:
    """nbval: from a new kernel, without a network, each cell prints what is stored."""
    done = subprocess.run(
        [
            *("bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent"),
            *(sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", "-c", "/dev/null"),
            *(
                "--rootdir",
                ROOT,
                "--nbval",
                "--nbval-current-env",
                f"--nbval-sanitize-with={ROOT}/tests/lessons/sanitize.cfg",
                path,
            ),
        ],
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr


def move_every_control() -> None:
    """Run after a lesson, in its kernel: each control of each picture goes to its ends and back.

    A drawing that fails, or that shows other data because a later cell uses one of its names again, stops here.
    """
    import gc

    from course.drawing.widgets import Explorer

    for explorer in [found for found in gc.get_objects() if isinstance(found, Explorer)]:
        starts = {name: control.value for name, control in explorer.controls.items()}
        for name, control in explorer.controls.items():
            start, scale = control.value, getattr(control, "slider", control)
            if hasattr(scale, "options"):
                places = [option[1] if isinstance(option, tuple) else option for option in scale.options]
            elif isinstance(start, str):  # a line to type into: twice as much, nothing, and what nobody expects
                places = [f"{start} {start}", "", "x"]
            else:
                places = [scale.min, scale.max] if hasattr(scale, "max") else [not start]
            for place in [*places, start]:
                control.value = place
                assert "<img" in explorer.shown.value, f"{name} = {place!r}: {explorer.shown.value}"
        for name, start in starts.items():  # one control may have moved another
            explorer.controls[name].value = start
        now = explorer.shown.value
        assert now == explorer._html(explorer.first), f"drawn again after the last cell: {now[-300:]}"
    print("every control was moved")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on a copy of the course: it saves what it opens."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("course", "release"):
        shutil.copytree(ROOT / name, folder / name)
    for path in (folder / "course").glob("[0-9]*.ipynb"):
        lesson = nbformat.read(path, as_version=4)
        moves = f"{inspect.getsource(move_every_control)}\n\nmove_every_control()"
        lesson.cells.append(nbformat.v4.new_code_cell(moves))
        nbformat.write(lesson, path)
    with jupyterlab(folder, tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=LAPTOP)
    yield page
    page.close()


@EVERY
def test_a_lesson_works_in_jupyterlab(path: Path, lab: str, page: Page) -> None:
    """Run whole in a browser: no error, a key pressed on its first control changes the picture, and all controls draw."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_notebook(page, lab, f"course/{path.name}")
    run_all(page, timeout=RUN)
    assert page.locator(WRONG).all_inner_texts() == []
    assert page.get_by_text("every control was moved", exact=True).count() == 1
    shown = page.locator(".jp-OutputArea-output:has(.jupyter-widgets)", has=page.locator("img.picture")).first
    picture, control = shown.locator("img.picture"), shown.locator(".noUi-handle, select").first
    before = picture.get_attribute("src", timeout=MINUTE)
    if control.evaluate("node => node.tagName") == "SELECT":
        control.select_option(index=1 if control.evaluate("node => node.selectedIndex") == 0 else 0)
    else:
        control.press("ArrowRight")
    expect(picture).not_to_have_attribute("src", before, timeout=MINUTE)
    assert complaints == []
