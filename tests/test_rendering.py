"""A student's text on the pages of nbgrader: read, never run."""

from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from autograder.course import Course
from autograder.rendering import harmless

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("html", "gone"),
    [
        ("<script>grade()</script>", "<script"),
        ("<img src=x onerror=grade()>", "<img src"),
        ('<img src="data:image/png;base64,AA" onload="grade()">', "onload"),
        ('<a href="javascript:grade()">here</a>', "javascript"),
        ('<a href="java&#10;script:grade()">here</a>', "script"),
        ("<iframe src='/hub'></iframe>", "<iframe"),
        ("<svg onload=grade()></svg>", "<svg"),
        ('<form action="/hub/logout"><input id="xor_explanation"></form>', "<input"),
        ('<p id="xor_explanation">here</p>', "id="),
        ('<p style="position:fixed">here</p>', "style"),
        ('<img src="/hub/logout">', "src"),
        ('<img src="https://example.org/who-reads-this.png">', "src"),
        ("<style>* {display: none}</style>", "<style"),
        ("<!-- <script>grade()</script> -->", "<script"),
        ("<math><mtext><style><img src=x onerror=grade()></style></mtext></math>", "<img src"),
    ],
)
def test_nothing_acts(html: str, gone: str) -> None:
    """No tag and no attribute that could run, call an address, or stand for a field of the page."""
    assert gone not in harmless(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>A <em>line</em> and <strong>no</strong> more: <code>w·x</code></p>",
        "<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
        '<img alt="a line" src="data:image/png;base64,iVBORw0KGgo=">',
        "<p>$w_1 x_1 + b$</p>",
        '<a href="https://example.org/a">a source</a>',
        "<h3>Why</h3><ul><li>one</li></ul><blockquote>two</blockquote>",
    ],
)
def test_what_an_answer_needs_stays(html: str) -> None:
    assert harmless(html) == html


@pytest.mark.parametrize("template", ["formgrade", "feedback"])
def test_the_courses_pages_are_made_so(template: str) -> None:
    """Under the course's settings, nbgrader's own templates show a script in an answer, in any kind of cell, as text."""
    hostile = "<script>grade()</script>"
    mark = nbformat.from_dict({"nbgrader": {"grade_id": "q", "grade": True, "solution": True, "points": 2, "score": 0}})
    cells = [
        nbformat.v4.new_markdown_cell(hostile, metadata=mark),
        nbformat.v4.new_markdown_cell(hostile),
        nbformat.v4.new_raw_cell(hostile),
        nbformat.v4.new_code_cell(hostile, outputs=[nbformat.v4.new_output("stream", text=hostile)]),
        nbformat.v4.new_code_cell(
            "1", outputs=[nbformat.v4.new_output("error", ename="E", evalue=hostile, traceback=[hostile])]
        ),
    ]
    config = Config(Course(ROOT).config)
    config.HTMLExporter.template_name = template
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    config.HTMLExporter.extra_template_paths = [f"{handlers.static_path}/node_modules/bootstrap/dist/css"]
    about = {"score": 0, "max_score": 2, "late_penalty": 0, "comments": {}, "scores": {}, "notebook": "neurons"}
    resources = {"nbgrader": about, "base_url": "", "index": 0, "total": 1}
    page, _ = HTMLExporter(config=config).from_notebook_node(nbformat.v4.new_notebook(cells=cells), resources=resources)
    assert "grade()" in page
    assert hostile not in page
