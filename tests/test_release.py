"""release/ against source/, and both notebooks run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder import notebook, restoring
from autograder.grading import Grader
from tests.sample_class.__main__ import nbgrader

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENTS = sorted(path.name for path in (ROOT / "source").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which every assignment is generated anew."""
    root = tmp_path_factory.mktemp("release")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "source", root / "source")
    for assignment in ASSIGNMENTS:
        nbgrader(root, "generate_assignment", assignment, "--create")
    return root


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_release_is_what_the_source_gives(fresh: Path, assignment: str) -> None:
    """Nobody has edited release/ by hand, and nobody has forgotten `make release`."""
    folder = Path("release") / assignment
    there = {p.relative_to(ROOT) for p in (ROOT / folder).rglob("*") if p.is_file()}
    assert there == {p.relative_to(fresh) for p in (fresh / folder).rglob("*") if p.is_file()}
    ours, anew = (nbformat.read(root / folder / f"{assignment}.ipynb", as_version=4) for root in (ROOT, fresh))
    assert ours == anew


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_release_holds_no_solution(assignment: str) -> None:
    """Solutions, mark schemes, hidden tests and outputs stay with the instructor."""
    text = (ROOT / "release" / assignment / f"{assignment}.ipynb").read_text()
    for word in ("BEGIN SOLUTION", "END SOLUTION", "MARK SCHEME", "HIDDEN TESTS", "answer_key"):
        assert word not in text
    assert not any(c.get("outputs") for c in nbformat.reads(text, as_version=4).cells)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_no_given_cell_answers_an_exercise(assignment: str) -> None:
    """A stub left beside an answer is passed over for the answer: so none may be given under an exercise's name."""
    plan = notebook.blueprint(assignment, ROOT)
    released = nbformat.read(ROOT / "release" / assignment / f"{assignment}.ipynb", as_version=4)
    assert set(restoring.restore(released, plan).defined.values()) == {()}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_release_stops_nowhere_but_at_its_stubs(assignment: str, students_edition: Path) -> None:
    """A student who runs the released notebook with the students' edition meets no error but that an answer is not written."""
    folder = students_edition / "release" / assignment
    node = nbformat.read(folder / f"{assignment}.ipynb", as_version=4)
    client = NotebookClient(node, timeout=120, allow_errors=True, resources={"metadata": {"path": str(folder)}})
    client.execute(env=os.environ | {"PYTHONPATH": str(students_edition / "installed")})
    errors = [(c.source, o) for c in node.cells for o in c.get("outputs", ()) if o.output_type == "error"]
    assert errors
    for source, output in errors:
        assert output.ename in ("NotImplementedError", "CheckFailed"), source
        assert output.ename != "CheckFailed" or "is not written yet" in "\n".join(output.traceback)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_instructors_version_runs_clean(assignment: str, students_edition: Path) -> None:
    """nbval runs the source from a clean kernel on the students' edition: no cell raises, every `check` passes."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--nbval-lax", "-p", "no:cacheprovider", f"source/{assignment}"],
        cwd=ROOT,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(students_edition / "installed")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_instructors_version_earns_full_marks_and_the_release_none(assignment: str) -> None:
    """Graded through the sandbox: every exercise of the source passes; every exercise of the release is missing."""
    with Grader(assignment, ROOT) as grader:
        source = grader.grade_file(ROOT / "source" / assignment / f"{assignment}.ipynb").report
        release = grader.grade_file(ROOT / "release" / assignment / f"{assignment}.ipynb").report
    assert {v.status for v in source.exercises} <= {"passed", "manual"}
    assert all(v.score == v.max_score for v in source.exercises if v.status == "passed")
    assert {v.status for v in release.exercises} <= {"missing", "manual"}
    assert release.score == 0
