"""One assignment from release to grades, played by real users in a browser; what they saw, for the tests to judge."""

import csv
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import nbformat
from playwright.sync_api import Browser, FrameLocator, Page

from tests.hub import browser as do
from tests.hub.server import (
    EMPTY,
    EXCHANGE,
    HOSTILE,
    INSTRUCTOR,
    LATE,
    LAYOUT,
    RIGHT,
    WRONG,
    as_account,
    write_as,
)
from tests.jupyterlab import READY, run_cell_with
from tests.sample_class import from_key

ASSIGNMENT = "neurons"
NOTEBOOK = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
WRITTEN = "xor_explanation"
LAST = "logic_gate"
SCRIPT = "fetch('/services/course/formgrader/api/grades')"
ACTS = f'Look: <script>window.acted = 1; {SCRIPT}</script><img src="x" onerror="window.acted = 2">'
PEEKS = "from pathlib import Path\n\nfound = [*Path('{course}').rglob('*.py')]\nprint('seen', len(found))"


@dataclass
class Term:
    """What was seen."""

    generated: str = ""
    released: str = ""
    listed: str = ""
    checked: list[str] = field(default_factory=list)
    validated: dict[str, str] = field(default_factory=dict)
    submissions: dict[str, int] = field(default_factory=dict)
    refused: str = ""
    collected: str = ""
    autograded: str = ""
    graded: str = ""
    acted: object = None
    shown: str = ""
    feedback: dict[str, str] = field(default_factory=dict)
    grades: dict[str, dict[str, str]] = field(default_factory=dict)


def play(browser: Browser, passwords: dict[str, str]) -> Term:
    term = Term()

    def page_of(name: str):
        return do.logged_in(browser, name, passwords[name])

    with page_of(INSTRUCTOR) as page:
        release(do.open_formgrader(page), term)
    with page_of(RIGHT) as page:
        work_with_check(page, term)
        finish(RIGHT, answered(RIGHT, style=0))
        submit(page, RIGHT, term)
        submit(page, RIGHT, term)
    with page_of(WRONG) as page:
        fetch(page, term)
        finish(WRONG, answered(WRONG, style=1, mistake=LAST))
        submit(page, WRONG, term)
    with page_of(HOSTILE) as page:
        fetch(page, term)
        finish(HOSTILE, hostile(answered(HOSTILE, style=2)))
        submit(page, HOSTILE, term)
        hand_in_what_is_not_theirs()
    from_the_terminal(term)
    with page_of(INSTRUCTOR) as page:
        frame = do.open_formgrader(page)
        grade(frame, term)
        mark(page, frame, term)
        give_back(page, term)
    for name in (RIGHT, WRONG, HOSTILE):
        with page_of(name) as page:
            term.feedback[name] = read_feedback(page)
    term.grades = export()
    return term


# ---- the instructor, before ----


def release(frame: FrameLocator, term: Term) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    do.set_due_date(frame, ASSIGNMENT, f"{tomorrow:%Y-%m-%dT%H:%M}")
    frame.locator("td.duedate", has_text=f"{tomorrow:%Y-%m-%d %H:%M}").wait_for()
    term.generated = do.click_symbol(frame, ASSIGNMENT, "assign")
    term.released = do.click_symbol(frame, ASSIGNMENT, "release")


# ---- students ----


def fetch(page: Page, term: Term) -> None:
    do.open_assignment_list(page)
    row = do.assignments(page, "released", ASSIGNMENT)
    term.listed = row.inner_text()
    do.press(row, "Fetch")
    do.assignments(page, "fetched", ASSIGNMENT).wait_for()


def work_with_check(page: Page, term: Term) -> None:
    """Fetch, open, write one exercise wrong and then right, and ask `check` each time."""
    fetch(page, term)
    row = do.assignments(page, "fetched", ASSIGNMENT)
    row.locator(".assignment-notebooks-link").click()
    row.get_by_text(ASSIGNMENT, exact=True).last.click()
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.wait_for_function(READY)
    run_cell_with(page, "from autograder import check")
    for last in ("np.dot(w, x)", "np.dot(w, x) + b"):
        answer = f"def weighted_sum(x, w, b):\n    return {last}"
        run_cell_with(page, "def weighted_sum", replaced_by=answer)
        term.checked.append(run_cell_with(page, "check(weighted_sum)"))
    do.save(page)


def answered(name: str, *, style: int, mistake: str | None = None) -> nbformat.NotebookNode:
    """The notebook that a student has fetched, with answers from the key."""
    text = as_account(name, "cat", NOTEBOOK).stdout
    node = nbformat.reads(text, as_version=4)
    from_key.answer(node, ASSIGNMENT, style, mistake=mistake)
    written(node).source = "One line cannot part (0, 0) and (1, 1) from (0, 1) and (1, 0)."
    return node


def written(node: nbformat.NotebookNode) -> nbformat.NotebookNode:
    [cell] = [cell for cell in node.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == WRITTEN]
    return cell


def hostile(node: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """With a script for whoever grades it, and code that looks for the course."""
    written(node).source = ACTS
    node.cells.insert(0, nbformat.v4.new_code_cell(PEEKS.format(course=LAYOUT.course)))
    return node


def finish(name: str, node: nbformat.NotebookNode) -> None:
    write_as(name, NOTEBOOK, nbformat.writes(node))


def submit(page: Page, name: str, term: Term) -> None:
    """Validate once, and submit, until the list shows one submission more."""
    do.open_assignment_list(page)
    if name not in term.validated:
        term.validated[name] = do.validate(page, ASSIGNMENT)
    before = term.submissions.get(name, 0)
    do.press(do.assignments(page, "fetched", ASSIGNMENT), "Submit")
    row = do.assignments(page, "submitted", ASSIGNMENT)
    row.get_by_text(" UTC").nth(before).wait_for()
    term.submissions[name] = row.get_by_text(" UTC").count()


def hand_in_what_is_not_theirs() -> None:
    """As a student with a terminal: links to the course in their own name, and a notebook in another's."""
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    mine = EXCHANGE / "inbound" / f"{HOSTILE}+{ASSIGNMENT}+{now}+bGluaw"
    theirs = EXCHANGE / "inbound" / f"{RIGHT}+{ASSIGNMENT}+{now}+Zm9yZ2Vk"
    course = LAYOUT.course
    script = [
        f"cp -r {ASSIGNMENT} '{mine}'",
        f"ln -s {course}/source/{NOTEBOOK} '{mine}/solution.ipynb'",
        f"ln -s {course}/gradebook.db '{mine}/gradebook.db'",
        f"cp ~/.local/share/jupyter/nbgrader_cache/*/*/*.txt '{mine}'",
        f"cp -r {ASSIGNMENT} '{theirs}'",
    ]
    done = as_account(HOSTILE, "sh", "-euc", "\n".join(script))
    assert done.returncode == 0, done.stderr


def from_the_terminal(term: Term) -> None:
    """Two more hand in by command: one without the notebook in time, one after the due date, which is now."""
    for name in (EMPTY, LATE):
        done = as_account(name, "nbgrader", "fetch_assignment", ASSIGNMENT)
        assert done.returncode == 0, done.stderr
    as_account(EMPTY, "mv", NOTEBOOK, "elsewhere.ipynb")
    term.refused = as_account(EMPTY, "nbgrader", "submit", ASSIGNMENT).stderr
    finish(LATE, answered(LATE, style=3))
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    run(LAYOUT.course_account, "nbgrader", "db", "assignment", "add", ASSIGNMENT, f"--duedate={now}")
    run(LATE, "nbgrader", "submit", ASSIGNMENT)


def run(name: str, *words: str) -> str:
    done = as_account(name, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def read_feedback(page: Page) -> str:
    """Fetch the feedback, follow its link, and read the page."""
    do.open_assignment_list(page)
    do.press(do.assignments(page, "submitted", ASSIGNMENT), "Fetch Feedback")
    do.assignments(page, "submitted", ASSIGNMENT).get_by_text("(view feedback)").last.click()
    page.locator(".jp-DirListing-item", has_text=f"{ASSIGNMENT}.html").dblclick()
    body = page.frame_locator(".jp-HTMLViewer iframe").locator("body")
    body.get_by_text("Score:").first.wait_for()
    return body.inner_text()


# ---- the instructor, after ----


def grade(frame: FrameLocator, term: Term) -> None:
    """Collect; one student by the button, the others by the command."""
    term.collected = do.click_symbol(frame, ASSIGNMENT, "collect")
    do.go(frame, f"manage_submissions/{ASSIGNMENT}")
    term.autograded = do.click_symbol(frame, RIGHT, "autograde")
    term.graded = as_account(LAYOUT.course_account, "autograder", "autograde", ASSIGNMENT).stdout


def mark(page: Page, frame: FrameLocator, term: Term) -> None:
    """Read each written answer, and give it points and a word."""
    for name, points in ((RIGHT, "2"), (WRONG, "1"), (HOSTILE, "0"), (LATE, "2")):
        open_submission(frame, name)
        if name == HOSTILE:
            term.shown = frame.locator("#notebook").first.inner_text()
            term.acted = frame.locator("body").evaluate("() => window.acted")
        for place, text in ((f"#{WRITTEN}", points), (f"#{WRITTEN}-comment", f"seen, {points}")):
            with page.expect_response(
                lambda answer: "/formgrader/api/" in answer.url and answer.request.method == "PUT"
            ):
                frame.locator(place).fill(text)
                frame.locator(place).press("Tab")


def open_submission(frame: FrameLocator, name: str) -> None:
    """Manual Grading, and there the submission of a student: names are hidden until they are asked for."""
    do.go(frame, f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}")
    link = frame.locator("td.name", has=frame.get_by_text(name)).locator("a").first
    link.wait_for(state="attached")
    address = link.get_attribute("href")
    do.go(frame, address.partition("/formgrader/")[2])
    for place in (f"#{WRITTEN}_extra_credit", f"#{WRITTEN}-comment"):  # these hints come with the grades stored so far
        frame.locator(f"{place}[placeholder]").wait_for()


def give_back(page: Page, term: Term) -> None:
    frame = page.frame_locator("iframe[src*=formgrader]")
    do.go(frame, "manage_assignments")
    assert "Successfully generated" in do.click_symbol(frame, ASSIGNMENT, "generate-feedback")
    assert "Successfully released" in do.click_symbol(frame, ASSIGNMENT, "release-feedback")


def export() -> dict[str, dict[str, str]]:
    """`nbgrader export`, by student."""
    run(LAYOUT.course_account, "nbgrader", "export", "--to", "grades.csv")
    rows = csv.DictReader((LAYOUT.course / "grades.csv").read_text().splitlines())
    return {row["student_id"]: row for row in rows if row["assignment"] == ASSIGNMENT}


def collected(name: str) -> set[str]:
    return {path.name for path in (LAYOUT.course / "submitted" / name / ASSIGNMENT).iterdir()}


def report(name: str) -> dict:
    """What the autograder has noted in the notebook that is handed back."""
    path = LAYOUT.course / "autograded" / name / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    return json.loads(path.read_text())["metadata"]["autograder"]
