"""Attacks, one idea a file in `attacks/`, handed in with an otherwise right notebook and graded for real.

A file is what a student writes in place of their softmax, or, after `# %% top`, `# %% end` or `# %% <exercise>`, in a first
cell, a last one, or another exercise's. Its docstring says the idea, and what must come of it.
"""

import ast
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
import psutil
import pytest

from autograder import graded_notebook
from autograder.grading import Graded, Grader
from autograder.model import Report
from autograder.notebook import grade_id_of
from autograder.report.as_json import dumps, to_json
from autograder.sandbox.limits import Limits
from tests.conftest import ROOT
from tests.sample_class.submissions import write_notebook
from tests.test_sandbox import settled

ATTACKS = sorted((Path(__file__).parent / "attacks").glob("*.py"))
RELEASED = ROOT / "release/activations/activations.ipynb"
# Seconds: enough for an honest notebook beside an attack on two cores, short enough to wait for in many tests.
PATIENT = replace(Limits(), cell=3.0, call=2.0, total=40.0, cpu=20)
LEAKED = ("LEAK", "4.71e+03", "47114711")  # what an attack makes of the grader's inputs, if it gets hold of them


@dataclass(frozen=True)
class Attack:
    """Sections of code by where they go, and what is expected: statuses of softmax, and whether the others are as ever."""

    sections: dict[str, str]
    statuses: set[str]
    others_keep: bool


def read_attack(path: Path) -> Attack:
    text = path.read_text()
    expected = re.compile(r"^Expected: ([\w or-]+); the others (keep their marks|may suffer)\.$", re.MULTILINE)
    said = expected.search(ast.get_docstring(ast.parse(text)))
    place, sections = "softmax", {}
    for number, part in enumerate(re.split(r"^# %% (\w+)$", text, flags=re.M)):
        if number % 2:
            place = part
        elif place not in sections or place == "softmax":
            sections[place] = part
    return Attack(sections, set(said[1].split(" or ")), said[2] == "keep their marks")


def notebook_with(honest: nbformat.NotebookNode, attack: Attack) -> nbformat.NotebookNode:
    node = nbformat.from_dict(honest)
    for place, code in attack.sections.items():
        if place == "top":
            node.cells.insert(0, nbformat.v4.new_code_cell(code))
        elif place == "end":
            node.cells.append(nbformat.v4.new_code_cell(code))
        else:
            next(c for c in node.cells if grade_id_of(c) == place).source = code
    return node


@pytest.fixture(scope="module")
def grader():
    with Grader("activations", ROOT, limits=PATIENT) as started:
        yield started


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    """A right answer to everything."""
    path = tmp_path_factory.mktemp("honest") / "work" / "activations.ipynb"
    write_notebook("ada", RELEASED, path)
    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def earned(grader: Grader, honest: nbformat.NotebookNode) -> Report:
    """What the honest notebook earns where nobody attacks."""
    return grader.grade_node(honest, "honest").report


def told(graded: Graded) -> str:
    """All that reaches the student or the teacher: what cells printed and how they failed, verdicts, the JSON."""
    node = graded_notebook.write(graded)
    outputs = [output for cell in node.cells for output in cell.get("outputs", ())]
    return dumps(to_json([graded.report])) + dumps({"outputs": outputs}) + repr(node.metadata)


def test_the_honest_notebook_passes(earned: Report) -> None:
    """What the attacks are compared with: every mark that a machine can give."""
    assert [v.status for v in earned.exercises] == ["passed"] * 8 + ["manual"]


@pytest.mark.parametrize("path", ATTACKS, ids=lambda path: path.stem)
def test_an_attack_gains_nothing_and_costs_nobody_else(grader: Grader, honest, earned: Report, path: Path) -> None:
    """It ends as its file says and earns nothing, tells nothing hidden, is no fault of the grader's, and honest
    submissions, one graded beside it and one after it, get what they always get."""
    attack = read_attack(path)
    warm = grader.sandbox()._process.pid
    with ThreadPoolExecutor(2) as pool:
        attacked = pool.submit(grader.grade_node, notebook_with(honest, attack), "attack")
        beside = pool.submit(grader.grade_node, honest, "honest")
        graded = attacked.result()
    verdicts = {v.id: v for v in graded.report.exercises}
    assert verdicts["softmax"].status in attack.statuses
    assert verdicts["softmax"].score == 0.0
    assert "not-judged" not in {v.status for v in verdicts.values()}
    if attack.others_keep:
        assert [v for v in graded.report.exercises if v.id != "softmax"] == [
            v for v in earned.exercises if v.id != "softmax"
        ]
    for word in LEAKED:
        assert word not in told(graded)
    assert all(4711 not in v.drawn for v in verdicts.values())
    nbformat.writes(graded_notebook.write(graded)).encode("utf-8")
    assert beside.result().report.exercises == earned.exercises
    assert grader.grade_node(honest, "honest").report.exercises == earned.exercises
    assert grader.sandbox()._process.pid == warm


def test_nothing_survives_an_attack(grader: Grader, earned: Report) -> None:
    """After all attacks there is the warm process, and no other."""
    warm = psutil.Process(grader.sandbox()._process.pid)
    settled(lambda: len(warm.children(recursive=True)) <= 2)
    assert [p.name().partition("3")[0] for p in warm.children(recursive=True)] == ["bwrap", "python"]


KINDS = ("forging", "leaking", "escaping", "exhausting", "hanging", "confusing", "persisting")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_attack_is_there(kind: str) -> None:
    """No kind of attack is forgotten, and each file is of a kind."""
    assert any(path.stem.startswith(kind + "__") for path in ATTACKS)
    assert all(path.stem.partition("__")[0] in KINDS for path in ATTACKS)
