"""What a student and an instructor do with the class server, in a browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.hub.server import LAYOUT
from tests.jupyterlab import LAPTOP

ADDRESS = f"http://127.0.0.1:{LAYOUT.port}"
PATIENCE = 120_000  # milliseconds: a server that starts, or a class that is graded, on two busy cores
SAVED = "window.jupyterapp.shell.currentWidget.context.model.dirty === false"


@contextmanager
def logged_in(browser: Browser, name: str, password: str) -> Iterator[Page]:
    """A page after the login, whatever the server says to it."""
    context = browser.new_context(viewport=LAPTOP)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page = context.new_page()
    page.goto(ADDRESS)
    page.fill("#username_input", name)
    page.fill("#password_input", password)
    page.click("#login_submit")
    yield page
    context.close()


def menu(page: Page, entry: str) -> None:
    """Choose an entry of JupyterLab's menu Nbgrader."""
    page.wait_for_selector(".jp-Launcher, .jp-Notebook, .jp-DirListing-item")
    page.locator(".lm-MenuBar-itemLabel", has_text="Nbgrader").click()
    page.locator(".lm-Menu-itemLabel").get_by_text(entry, exact=True).click()


# ---- a student ----


def assignments(page: Page, kind: str, assignment: str) -> Locator:
    """The row of an assignment in the Assignment List: among the released, fetched or submitted ones."""
    return page.locator(f"#{kind}_assignments_list > .list_item", has_text=assignment)


def open_assignment_list(page: Page) -> None:
    page.wait_for_url(re.compile(r"/user/[^/]+/lab"))  # a server that starts takes the page there when it is ready
    page.goto(f"{page.url.partition('/lab')[0]}/lab?reset")
    menu(page, "Assignment List")


def press(row: Locator, button: str) -> None:
    row.get_by_role("button", name=button, exact=True).first.click()


def validate(page: Page, assignment: str) -> str:
    """Press Validate on the assignment's notebook. Returns what the dialog says."""
    row = assignments(page, "fetched", assignment)
    row.locator(".assignment-notebooks-link").click()
    row.get_by_role("button", name="Validate", exact=True).click()
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for()
    said = dialog.inner_text()
    dialog.get_by_role("button").last.click()
    return said


def save(page: Page) -> None:
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function(SAVED)


# ---- an instructor ----


def open_formgrader(page: Page) -> FrameLocator:
    """The formgrader inside the course's JupyterLab, with its list of assignments."""
    menu(page, "Formgrader")
    frame = page.frame_locator("iframe[src*=formgrader]")
    frame.locator("td.name a").first.wait_for()
    return frame


def click_symbol(frame: FrameLocator, row: str, column: str) -> str:
    """Click a symbol of a row. Returns what the window says that opens when it is done, and closes it."""
    cells = frame.locator("tr", has=frame.locator("td", has_text=row)).first
    cells.locator(f"td.{column} a").click()
    window = frame.locator(".modal.in")
    window.wait_for()
    said = window.inner_text()
    window.locator("button.close").last.click()
    window.wait_for(state="detached")
    return said


def set_due_date(frame: FrameLocator, assignment: str, when: str) -> None:
    """Set a due date, `YYYY-MM-DDTHH:MM` in UTC."""
    frame.locator("tr", has=frame.locator("td.name", has_text=assignment)).locator("td.edit a").click()
    window = frame.locator(".modal.in")
    window.locator(".modal-duedate").fill(when)
    window.locator(".modal-timezone").fill("+0000")
    window.locator("button.save").click()
    window.wait_for(state="detached")


def go(frame: FrameLocator, path: str) -> None:
    """Another page of the formgrader, in the same frame."""
    follow = "(root, path) => { root.dataset.left = 'yes'; window.location = path }"
    frame.locator("html").evaluate(follow, f"/services/course/formgrader/{path}")
    frame.locator("html:not([data-left])").wait_for(state="attached")
