"""nbgrader's other tools on this course: Validate, and the formgrader's grading button."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.apps.api import NbGraderAPI

from autograder.autograded import stored_report
from autograder.course import Course, quiet_database
from tests.sample_class.__main__ import make_course
from tests.sample_class.submissions import ASSIGNMENT

ROOT = Path(__file__).resolve().parents[1]


def validate(path: Path) -> str:
    """What nbgrader's *Validate* says of a notebook."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    words = [sys.executable, "-m", "nbgrader", "validate", path.name]
    return subprocess.run(words, cwd=path.parent, env=environment, capture_output=True, text=True).stdout


def test_validate_agrees_with_check(tmp_path: Path) -> None:
    """Validate passes the right answers, and for a wrong one shows the student's messages, not a traceback."""
    source = ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    shutil.copy(source, tmp_path)
    assert "Success!" in validate(tmp_path / source.name)
    node = nbformat.read(source, as_version=4)
    [cell] = [c for c in node.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "softmax"]
    cell.source = "def softmax(z):\n    e = np.exp(z - np.max(z, axis=0))\n    return e / e.sum(axis=0)"
    nbformat.write(node, tmp_path / source.name)
    said = validate(tmp_path / source.name)
    assert "failed" in said
    assert "each row should sum to 1" in said
    assert "autograder/" not in said


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own queries
def test_the_formgraders_button_grades_in_the_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the formgrader calls for its lightning symbol grades in the sandbox and stores the same report."""
    root = tmp_path / "course"
    make_course(root)
    course = Course(root)
    monkeypatch.chdir(root)
    with quiet_database():
        api = NbGraderAPI(course.folders, config=course.config)
        result = api.autograde(ASSIGNMENT, "dora")
    assert result["success"], result.get("error")
    statuses = {v.id: v.status for v in stored_report(course, ASSIGNMENT, "dora").exercises}
    assert statuses["softmax"] == "failed"
    assert statuses["sigmoid"] == "passed"
