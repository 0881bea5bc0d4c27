"""Attacks, one idea a file in `attacks/`, handed in with an otherwise right notebook and graded for real.

A file is what a student writes in place of their softmax, or, after `# %% top`, `# %% end` or `# %% <exercise>`, in a first
cell, a last one, or another exercise's. Its docstring says the idea, what must come of it, and after `Told:` some words of
a verdict or of a cell's output that are there only if the attack got as far as it meant to, and met the wall it was meant for.
"""

import ast
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import cache
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

AT_ONCE = 6
ATTACKS = sorted((Path(__file__).parent / "attacks").glob("*.py"))
RELEASED = ROOT / "release/activations/activations.ipynb"
# Seconds: enough for an honest notebook beside an attack on two cores, short enough to wait for in many tests.
PATIENT = replace(Limits(), cell=3.0, call=2.0, total=40.0, cpu=20)
EXPECTED = re.compile(r"^Expected: ([\w or-]+); the others (keep their marks|may suffer)\.$", re.MULTILINE)
TOLD = re.compile(r"^Told: (.+)$", re.MULTILINE)
TOO_LONG = 1000  # characters of one message to a student
LEAKED = ("LEAK", "4.71e+03", "47114711")  # what an attack makes of the grader's inputs, if it gets hold of them


@dataclass(frozen=True)
class Attack:
    """Sections of code by where they go, and what is expected: statuses of softmax, whether the others are as ever, and
    words that show how far the attack came, one of which there must be."""

    sections: dict[str, str]
    statuses: set[str]
    others_keep: bool
    told: tuple[str, ...]


def read_attack(path: Path) -> Attack:
    text = path.read_text()
    said, words = (pattern.search(ast.get_docstring(ast.parse(text))) for pattern in (EXPECTED, TOLD))
    place, sections = "softmax", {}
    for number, part in enumerate(re.split(r"^# %% (\w+)$", text, flags=re.M)):
        if number % 2:
            place = part
        elif place not in sections or place == "softmax":
            sections[place] = part
    return Attack(sections, set(said[1].split(" or ")), said[2] == "keep their marks", tuple(words[1].split(" / ")))


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


@dataclass(frozen=True)
class Fight:
    """What came of some attacks that were graded at the same time: each one's grading, by file; the reports of an honest
    notebook that was graded every second beside them, and once more when they were over; and whether the warm process
    is still the same."""

    graded: dict[Path, Graded]
    honest: list[Report]
    same_warm: bool


@pytest.fixture(scope="module")
def fight(grader: Grader, honest: nbformat.NotebookNode, earned: Report) -> Callable[[Path], Fight]:
    """Grades an attack, with those of its batch: every so many in the list, so that each batch is of all kinds."""
    batches = -(-len(ATTACKS) // AT_ONCE)

    @cache
    def of_batch(number: int) -> Fight:
        warm = grader.sandbox()._process.pid
        paths = ATTACKS[number::batches]
        reports = []
        with ThreadPoolExecutor(AT_ONCE) as pool:
            futures = {
                p: pool.submit(grader.grade_node, notebook_with(honest, read_attack(p)), "attack") for p in paths
            }
            while wait(futures.values(), timeout=1.0).not_done:
                reports.append(grader.grade_node(honest, "honest").report)
        reports.append(grader.grade_node(honest, "honest").report)
        graded = {path: future.result() for path, future in futures.items()}
        return Fight(graded, reports, grader.sandbox()._process.pid == warm)

    return lambda path: of_batch(ATTACKS.index(path) % batches)


@pytest.mark.parametrize("path", ATTACKS, ids=lambda path: path.stem)
def test_an_attack_gains_nothing(fight, earned: Report, path: Path) -> None:
    """It ends as its file says and earns nothing, tells nothing hidden, and is no fault of the grader's."""
    attack, graded = read_attack(path), fight(path).graded[path]
    verdicts = {v.id: v for v in graded.report.exercises}
    assert verdicts["softmax"].status in attack.statuses
    assert verdicts["softmax"].score == 0.0
    assert "not-judged" not in {v.status for v in verdicts.values()}
    if attack.others_keep:
        assert [v for v in graded.report.exercises if v.id != "softmax"] == [
            v for v in earned.exercises if v.id != "softmax"
        ]
    everything = told(graded)
    assert any(words in everything for words in attack.told)
    assert not any(word in everything for word in LEAKED)
    assert all(4711 not in v.drawn for v in verdicts.values())
    assert all(len(message) < TOO_LONG for v in verdicts.values() for message in v.messages)
    nbformat.writes(graded_notebook.write(graded)).encode("utf-8")


@pytest.mark.parametrize("path", ATTACKS, ids=lambda path: path.stem)
def test_an_attack_costs_nobody_else(fight, earned: Report, path: Path) -> None:
    """Honest submissions, graded beside an attack and after it, get what they always get, from the same warm process."""
    assert all(report.exercises == earned.exercises for report in fight(path).honest)
    assert fight(path).same_warm


def test_nothing_survives_an_attack(grader: Grader, earned: Report) -> None:
    """After all attacks there is the warm process, and no other."""
    warm = psutil.Process(grader.sandbox()._process.pid)
    settled(lambda: len(warm.children(recursive=True)) <= 2)
    assert [p.name().partition("3")[0] for p in warm.children(recursive=True)] == ["bwrap", "python"]


# What each kind of attack must at least try, each by words of the files that do.
KINDS = {
    "forging": {
        "objects that equal everything": "equals_everything type_that_lies numbers_and_lists_of_its_own",
        "array subclasses and __array_function__": "array_subclass array_that_changes_its_mind masked_array",
        "patched NumPy and builtins": "patched_comparisons patched_builtins patched_worker",
        "IPython's hooks": "by_ipython_hooks",
        "stubs for check": "stub_for_check",
        "bytes on every descriptor": "frames_on_every_descriptor a_message_named_by_an_array dialects_of_the_wire",
        "answers without a call": "answers_in_advance answers_for_the_next_exercise own_outcomes",
        "ready-made answers": "ready_made_in_disguise ready_made_without_the_finder ready_made_in_another_process",
        "answers of the key to earlier exercises": "asks_for_its_own_answer asks_for_a_later_answer asks_when_nobody_answers",
    },
    "leaking": {
        "frames and gc": "frames_and_garbage frames_of_the_caller",
        "/proc": "own_memory the_environment",
        "the file system": "the_course_folder",
        "the environment": "the_environment",
        "the answer key": "the_course_folder the_workers_modules",
        "the gradebook and others' work": "the_course_folder neighbours",
        "hidden inputs in messages": "in_an_exceptions_words in_a_line_number in_a_warning in_a_shape through_the_picture",
        "hidden inputs in later calls": "peeked_from_the_line through_the_next_exercise",
    },
    "escaping": {
        "network and names": "network",
        "writing outside": "links_out_of_the_folder more_rights",
        "ptrace": "memory_of_others pidfd_of_the_grader",
        "signals": "kills_everything pidfd_of_the_grader",
        "mount, unshare, setuid": "more_rights programs_that_run_as_root",
        "the line to the grader": "descriptors_over_the_line",
        "shared files": "leases_on_shared_files",
    },
    "exhausting": {
        "forks and threads": "forks forks_in_a_cell threads cores_of_the_neighbours",
        "memory": "memory memory_of_many_processes memory_that_seems_inherited shared_memory buffers_of_the_kernel",
        "disk": "disk",
        "output": "output many_answers",
        "values": "huge_array endless_generator recursive_list lists_that_are_long_to_judge",
        "the grader's reading": "words_of_json table_of_arrays",
    },
    "hanging": {
        "C that holds the lock": "regular_expression holds_the_lock_in_c",
        "swallowed interrupts": "swallowed_interrupts",
        "ignored signals": "ignored_signals",
        "sleep": "in_a_cell",
        "what is looked at hangs": "exception_that_cannot_be_told value_that_cannot_be_sent attribute_that_never_answers",
        "the line to the grader": "trickle reads_the_line_itself",
    },
    "confusing": {
        "exit": "sys_exit exit",
        "signals to itself": "stops_itself",
        "descriptors": "closed_descriptors another_line",
        "%reset": "reset",
        "segmentation fault": "segmentation_fault stack_overflow",
        "whoever watches": "hides_from_the_patrol",
    },
    "persisting": {
        "files": "files",
        "packages": "patched_packages",
        "environment": "environment",
        "a process": "survivor at_exit",
        "the kernel": "what_the_kernel_keeps",
    },
}


@pytest.mark.parametrize(("kind", "sort"), [(kind, sort) for kind in KINDS for sort in KINDS[kind]])
def test_every_sort_of_attack_is_there(kind: str, sort: str) -> None:
    """No sort of attack is forgotten: the files that try it are there, and there is no file of an unknown kind."""
    names = {path.stem for path in ATTACKS}
    assert {f"{kind}__{name}" for name in KINDS[kind][sort].split()} <= names
    assert {name.partition("__")[0] for name in names} == set(KINDS)
