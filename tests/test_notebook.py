"""Submission files: what can be read is made whole; what cannot gets one clear sentence."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from autograder import notebook, reading
from autograder.errors import UnusableSubmission
from autograder.grading import Grader

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT / "release/activations/activations.ipynb"
GOOD = RELEASE.read_bytes()


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("activations.ipynb", GOOD)
    return buffer.getvalue()


def edited(**changes: object) -> bytes:
    return json.dumps(json.loads(GOOD) | changes).encode()


UNUSABLE = {
    "empty": (b"", "is empty"),
    "white space": (b" \n\t ", "is empty"),
    "cut short": (GOOD[: len(GOOD) // 2], "damaged or cut short"),
    "garbage": (bytes(range(256)), "not text in UTF-8"),
    "ZIP": (zipped(), "archive"),
    "gzip": (gzip.compress(GOOD), "archive"),
    "a Python script": (b"def sigmoid(z):\n    return z\n", "not a notebook"),
    "a web page": (b"<!doctype html><html></html>", "not a notebook"),
    "a list": (b"[1, 2]", "JSON, but not a notebook"),
    "a string": (b'"notebook"', "JSON, but not a notebook"),
    "another JSON": (b'{"cells": []}', "JSON, but not a notebook"),
    "no cells": (edited(cells=None), "cells are not those of a notebook"),
    "cells that are a number": (edited(cells=3), "cells are not those of a notebook"),
    "cells that are a dictionary": (edited(cells={"a": 1}), "cells are not those of a notebook"),
    "a format that is text": (edited(nbformat="four"), "cells are not those of a notebook"),
    "a format of the future": (edited(nbformat=99), "notebook format 99"),
    "nested without end": (b"[" * 200_000, "nested too deeply"),
    "R": (edited(metadata={"kernelspec": {"name": "ir", "language": "R"}}), "written for 'r'"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_unusable_file_gets_one_sentence(tmp_path: Path, name: str) -> None:
    """Whatever the bytes are, the reader raises UnusableSubmission alone, in one line that says what is wrong."""
    data, sentence = UNUSABLE[name]
    path = tmp_path / "x.ipynb"
    path.write_bytes(data)
    with pytest.raises(UnusableSubmission, match=sentence) as raised:
        notebook.read(path)
    assert "\n" not in str(raised.value)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_fifo(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_a_secret(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def a_huge_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 2**20)


def nothing(path: Path) -> None:
    pass


@pytest.mark.parametrize("make", [a_folder, a_fifo, a_link_to_a_secret, a_huge_file, nothing])
def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path, make: Callable) -> None:
    """Folders, pipes, links, huge files and missing ones: a sentence at once, nothing waited for, nothing followed."""
    make(tmp_path / "x.ipynb")
    with pytest.raises(UnusableSubmission):
        notebook.read(tmp_path / "x.ipynb")


USABLE = {
    "UTF-8 with a mark": b"\xef\xbb\xbf" + GOOD,
    "Latin-1": json.dumps(json.loads(GOOD), ensure_ascii=False).encode("latin-1", "xmlcharrefreplace"),
    "UTF-16": GOOD.decode().encode("utf-16"),
    "cells that are no cells": edited(cells=[*json.loads(GOOD)["cells"], 3, None, {"cell_type": 7}, {}]),
    "metadata that is a list": edited(metadata=[]),
    "no minor version": json.dumps({k: v for k, v in json.loads(GOOD).items() if k != "nbformat_minor"}).encode(),
}


@pytest.mark.parametrize("name", USABLE)
def test_what_can_be_read_is_read(tmp_path: Path, name: str) -> None:
    """Oddities that a person would read over lose nobody a mark."""
    path = tmp_path / "x.ipynb"
    path.write_bytes(USABLE[name])
    assert len(notebook.read(path).cells) >= len(json.loads(GOOD)["cells"])


def test_line_ends_are_those_of_the_release() -> None:
    """What an editor on Windows does to every line is no edit: an untouched answer is known as untouched."""
    ended = [{**c, "source": "".join(c["source"]).replace("\n", "\r\n")} for c in json.loads(GOOD)["cells"]]
    released = nbformat.reads(GOOD.decode(), as_version=4).cells
    assert [c.source for c in reading.parse(edited(cells=ended)).cells] == [c.source for c in released]


def test_who_handed_in_nothing_is_left_out_only_where_other_work_is(tmp_path: Path) -> None:
    """In a course of several assignments a student may skip one; an empty or misnamed folder is no skipping."""
    for folder in ("a/forward", "b/Activations", "c", "d/activations", "e/forward", "e/stray", ".hidden/activations"):
        (tmp_path / folder).mkdir(parents=True)
    found = reading.handed_in(tmp_path, "activations", {"forward"})
    assert found == {who: tmp_path / who / "activations" for who in ("b", "c", "d", "e")}


def test_a_device_is_not_read() -> None:
    """`autograder grade /dev/zero` ends, with a sentence."""
    with pytest.raises(UnusableSubmission, match="a folder or a device"):
        notebook.read(Path("/dev/zero"))


# ---- graded cells deleted, copied, moved, retyped, edited ----


@pytest.fixture(scope="module")
def grader():
    with Grader("activations", ROOT) as started:
        yield started


@pytest.fixture
def solved() -> nbformat.NotebookNode:
    """The instructor's version: every answer right."""
    return nbformat.read(ROOT / "source/activations/activations.ipynb", as_version=4)


def place(node: nbformat.NotebookNode, name: str) -> int:
    return next(i for i, c in enumerate(node.cells) if notebook.grade_id_of(c) == name)


def deleted(node) -> None:
    del node.cells[place(node, "check-softmax")]


def copied(node) -> None:
    node.cells.insert(3, node.cells[place(node, "check-softmax")].copy())


def moved_up(node) -> None:
    node.cells.insert(1, node.cells.pop(place(node, "check-softmax")))


def retyped(node) -> None:
    node.cells[place(node, "check-softmax")].cell_type = "markdown"


def edited_source(node) -> None:
    node.cells[place(node, "check-softmax")].source = "pass  # check(softmax)"


def forged_points(node) -> None:
    node.cells[place(node, "check-softmax")].metadata.nbgrader.points = 1000


def marks_that_are_no_marks(node) -> None:
    node.cells[0].metadata.nbgrader = "softmax"
    node.cells[1].metadata.nbgrader = {"grade_id": ["x"], "grade": True}


CHANGES = [deleted, copied, moved_up, retyped, edited_source, forged_points, marks_that_are_no_marks]


@pytest.mark.parametrize("change", CHANGES)
def test_the_instructors_version_of_a_grading_cell_counts(grader: Grader, solved, change: Callable) -> None:
    """A right answer keeps its marks, and no more than its marks, whatever was done to the cell that grades it."""
    change(solved)
    report = grader.grade_node(solved, "x").report
    assert {v.id: v.score for v in report.exercises}["softmax"] == 3.0
    assert report.max_score == 16.0


@pytest.mark.parametrize(
    ("change", "words"), [(deleted, "deleted"), (copied, "more than once"), (edited_source, "edited")]
)
def test_the_report_says_what_was_put_right(grader: Grader, solved, change: Callable, words: str) -> None:
    """The instructor reads that a grading cell had been tampered with."""
    change(solved)
    assert any(words in note for note in grader.grade_node(solved, "x").report.notes)


def test_the_last_definition_before_the_test_cell_counts(grader: Grader, solved) -> None:
    """A definition above the test cell that is later counts; one below it does not."""
    wrong = nbformat.v4.new_code_cell("def softmax(z):\n    return z")
    solved.cells.append(wrong)
    assert {v.id: v.status for v in grader.grade_node(solved, "x").report.exercises}["softmax"] == "passed"
    solved.cells.insert(place(solved, "check-softmax"), wrong.copy())
    assert {v.id: v.status for v in grader.grade_node(solved, "x").report.exercises}["softmax"] == "failed"


def test_helpers_in_other_cells_may_be_used(grader: Grader, solved) -> None:
    """An answer may call helpers and earlier answers, and a cell that fails costs nothing but itself."""
    at = place(solved, "softmax")
    solved.cells[at].source = "def softmax(z):\n    return helper(z)"
    solved.cells.insert(
        1,
        nbformat.v4.new_code_cell(
            "import numpy as np\ndef helper(z):\n    e = np.exp(z - np.max(z, axis=-1, keepdims=True))\n"
            "    return e / e.sum(axis=-1, keepdims=True)\n1 / 0"
        ),
    )
    assert {v.id: v.status for v in grader.grade_node(solved, "x").report.exercises}["softmax"] == "passed"


def test_neither_prints_nor_warnings_nor_numpy_scalars_change_a_grade(grader: Grader, solved) -> None:
    """What makes nbgrader's own grading slip (a warning on stderr, a last value of -1, a NumPy scalar) changes nothing."""
    before = grader.grade_node(solved, "x").report
    noise = "import sys, warnings\nprint('0/10')\nprint('x', file=sys.stderr)\nwarnings.warn('w')\n-1"
    for index in range(len(solved.cells), 0, -3):
        solved.cells.insert(index, nbformat.v4.new_code_cell(noise))
    cell = solved.cells[place(solved, "relu")]
    cell.source += "\n_relu = relu\ndef relu(z):\n    print(z)\n    r = _relu(z)\n"
    cell.source += "    return np.float64(r) if np.ndim(r) == 0 else r"
    assert grader.grade_node(solved, "x").report.exercises == before.exercises
