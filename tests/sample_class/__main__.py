"""`make grade`: the whole loop on the sample class, in a scratch course, so that no real gradebook is touched."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from autograder import batch
from autograder.report.as_text import class_table
from tests.sample_class.submissions import ASSIGNMENT, STUDENTS, write_notebook

ROOT = Path(__file__).resolve().parents[2]
SCRATCH = ROOT / ".sample-class"


def make_course(root: Path, students: Sequence[str] = STUDENTS) -> None:
    """A course folder of its own, with the assignment released and the students' notebooks handed in."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "source" / ASSIGNMENT, root / "source" / ASSIGNMENT)
    nbgrader(root, "generate_assignment", ASSIGNMENT, "--create")
    released = root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    for student in students:
        write_notebook(student, released, root / "submitted" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")


def nbgrader(course: Path, *words: str) -> None:
    """Run an nbgrader command in a course; its log is shown only where it fails."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=course, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"`nbgrader {' '.join(words)}` failed:\n{done.stderr}")


def main(root: Path = SCRATCH) -> None:
    console = Console(highlight=False)
    console.print(f"releasing {ASSIGNMENT}, and handing in {len(STUDENTS)} notebooks")
    make_course(root)
    console.print("grading")
    rows = batch.autograde(ASSIGNMENT, root, student=None, way=batch.Way(jobs=os.cpu_count() or 1))
    console.print("writing feedback and the class report")
    nbgrader(root, "generate_feedback", ASSIGNMENT)
    report = batch.write_class_report(ASSIGNMENT, root)
    console.print(class_table(rows))
    console.print(f"class report: {report.relative_to(Path.cwd()) if report.is_relative_to(Path.cwd()) else report}")


if __name__ == "__main__":
    main()
