"""A class server for all tests here, and one assignment played on it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.hub.server import class_server
from tests.hub.term import Term, play
from tests.jupyterlab import chromium


@pytest.fixture(scope="session")
def passwords(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Each account's password, while the class server runs."""
    with class_server(tmp_path_factory.mktemp("hub") / "checkout") as made:
        yield made


@pytest.fixture(scope="session")
def browser(passwords: dict[str, str]) -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def term(browser: Browser, passwords: dict[str, str]) -> Term:
    return play(browser, passwords)
