"""The HTML of reports: whole, alone, readable by ear and keyboard, and with nothing of a student's that runs."""

import re
from base64 import b64decode
from html.parser import HTMLParser
from itertools import pairwise
from types import SimpleNamespace

import pytest

from autograder.report import as_html, summary
from autograder.report.as_html import verdict_html
from autograder.report.as_text import verdict_text
from tests.report_class import (
    PICTURES,
    every_class,
    every_hostile,
    hostile_class,
    made_up_class,
    over_columns,
    page,
)


@pytest.fixture(autouse=True)
def pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of three points, so that no change of an exercise changes a golden file."""
    known = {name: SimpleNamespace(id=name, picture=picture) for name, picture in PICTURES.items()}
    monkeypatch.setattr(as_html.exercises, "all_exercises", lambda: known)


# ---- HTML ----

VOID = {"meta", "br", "img", "path", "rect", "polyline"}


class Page(HTMLParser):
    """What the checks below need to know of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.styles: list[str] = []
        self.headings: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def all(self, tag: str) -> list[dict]:
        """The attributes of every element of that name."""
        return [attributes for name, attributes in self.tags if name == tag]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        (self.styles if self.open[-1:] == ["style"] else self.text).append(data)


def references(parsed: Page) -> list[str]:
    """Every address that a browser would follow or load, other than a place in the page and an image in its own text."""
    found = [
        value or ""
        for _, attributes in parsed.tags
        for key, value in attributes.items()
        if key in ("src", "href", "srcset", "action", "data", "poster", "xlink:href")
    ]
    outside = [a for a in found if not a.startswith(("#", "data:image/svg+xml;base64,"))]
    return outside + re.findall(r"@import|url\(", "".join(parsed.styles))


@every_class
def test_the_page_is_whole_and_alone(rows: list) -> None:
    """Every tag closes, nothing is loaded, nothing runs, whoever wrote what."""
    parsed = Page(page(rows))
    assert not parsed.faults
    assert not parsed.open
    assert not references(parsed)
    assert not {tag for tag, _ in parsed.tags} & {"script", "iframe", "object", "embed", "link", "form", "base"}
    assert not [key for _, attributes in parsed.tags for key in attributes if key.startswith("on")]


@every_class
def test_the_page_can_be_read_by_ear_and_keyboard(rows: list) -> None:
    """One first heading, no level left out; drawings have words; header cells say of what; links lead somewhere."""
    parsed = Page(page(rows))
    levels = [int(h[1]) for h in parsed.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(a.get("role") == "img" and a.get("aria-label") for a in parsed.all("svg"))
    assert all(a.get("scope") in ("col", "row") for a in parsed.all("th"))
    ids = [a["id"] for _, a in parsed.tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert {a["href"].removeprefix("#") for a in parsed.all("a")} <= set(ids)


@every_hostile
def test_the_page_bounds_what_it_shows(text: str) -> None:
    """No text of a student's makes the page long; what is shown of it is escaped."""
    whole = page(hostile_class(text))
    assert len(whole) < 60_000
    assert "<script" not in whole.lower()
    assert "49" not in "".join(Page(page(hostile_class("{{ 7 * 7 }}"))).text)


def test_the_page_says_who_misunderstood_what() -> None:
    """The misconception that most have stands first, with its number, its words, its picture, and links to who."""
    whole = page(made_up_class())
    first, second = whole.index("2 of 10 students: softmax"), whole.index("1 of 10 students: sigmoid")
    assert whole.index("What was misunderstood</h2>") < first < second
    card = whole[first:second]
    assert "your softmax runs down the columns" in card
    assert "<code>z[:, 0]</code>" in card
    assert '<a href="#student-2">' in card
    assert '<a href="#student-4">' in card
    assert "theirs and the right one" in card


def test_a_picture_that_shows_no_difference_is_left_out() -> None:
    """Emil's sigmoid overflows where nothing is drawn: two equal curves would tell his teacher that all is well."""
    whole = page(made_up_class())
    emil = whole[whole.index('id="student-3"') : whole.index('id="student-4"')]
    dora = whole[whole.index('id="student-2"') : whole.index('id="student-3"')]
    assert "<svg" in dora
    assert "<svg" not in emil


def test_messages_that_differ_in_numbers_count_as_one() -> None:
    """June and Kofi were told the same of their sigmoid, each with numbers of their own."""
    most = summary.unexplained(made_up_class())[0]
    assert (most.exercise, most.students) == ("sigmoid", [7, 8])


def test_open_answers_do_not_lower_the_scores() -> None:
    """The median is of the points that the grader gives; those that a person gives are told apart."""
    scores = summary.scores(made_up_class())
    assert (scores.highest, scores.by_hand) == (6.0, 2.0)
    assert sum(scores.counts) == 10
    assert summary.waiting(made_up_class()).number == 10 + 1 + 1


@pytest.mark.parametrize("highest", [0, 0.1, 1, 6, 10, 13.5, 99, 1000, 12345.6])
def test_the_histogram_holds_every_score(highest: float) -> None:
    """Few bins, of one width, from nothing to at least the highest score."""
    edges = summary.bin_edges(highest)
    assert edges[0] == 0
    assert edges[-1] >= highest
    assert 2 <= len(edges) <= summary.MOST_BINS + 2


def test_a_verdict_shows_a_student_nothing_but_their_own() -> None:
    """The block in a graded notebook draws the student's values alone, and needs no style sheet."""
    block = verdict_html(over_columns(), PICTURES["softmax"])
    parsed = Page(block)
    assert not parsed.faults
    assert not references(parsed)
    assert {tag for tag, _ in parsed.tags} <= {"div", "p", "b", "ul", "li", "code", "img"}
    [image] = parsed.all("img")
    svg = b64decode(image["src"].partition(",")[2]).decode()
    assert image["alt"]
    assert "right" not in svg
    assert svg.count("<rect") == 1 + 3


@every_hostile
def test_a_hostile_verdict_is_only_read(text: str) -> None:
    """Neither form of the verdict holds a tag or a control of the student's, or more than some lines."""
    for _, hostile in hostile_class(text):
        for each in hostile.exercises:
            parsed = Page(verdict_html(each, PICTURES.get(each.id)))
            assert not parsed.faults
            assert not references(parsed)
            assert {tag for tag, _ in parsed.tags} <= {"div", "p", "b", "ul", "li", "code", "img"}
            assert "\x1b" not in verdict_text(each)
            assert len(verdict_text(each)) < 3_000


# ---- contrast ----


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["text", "quiet", "link", "good", "half", "bad"])
@pytest.mark.parametrize("ground", ["page", "panel"])
def test_text_stands_out(scheme: int, text: str, ground: str) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for text on each of the page's grounds, in light and dark."""
    colours = re.findall(r"--(\w+): (#[0-9a-f]{6})", page([]))
    one_scheme = dict(colours[scheme * len(colours) // 2 :][: len(colours) // 2])
    assert contrast(one_scheme[text], one_scheme[ground]) >= 4.5
