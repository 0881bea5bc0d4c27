"""`make grade`: the whole loop on the sample class, in a scratch course, so that no real gradebook is touched.

`python -m tests.sample_class [ASSIGNMENT…]` does some of the assignments.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from autograder import batch
from autograder.exercises import ASSIGNMENTS
from autograder.report.as_text import class_table
from tests.sample_class.submissions import ASSIGNMENT, FROM_KEY, STUDENTS, write_from_key, write_notebook

ROOT = Path(__file__).resolve().parents[2]
SCRATCH = ROOT / ".sample-class"


def make_course(root: Path, assignments: Sequence[str] = (ASSIGNMENT,)) -> None:
    """A course folder of its own, with the assignments released and everyone's notebooks handed in."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for assignment in assignments:
        shutil.copytree(ROOT / "source" / assignment, root / "source" / assignment)
        nbgrader(root, "generate_assignment", assignment, "--create")
        released = root / "release" / assignment / f"{assignment}.ipynb"
        for student in STUDENTS if assignment == ASSIGNMENT else FROM_KEY:
            target = root / "submitted" / student / assignment / f"{assignment}.ipynb"
            if assignment == ASSIGNMENT:
                write_notebook(student, released, target)
            else:
                write_from_key(assignment, student, released, target)


def nbgrader(course: Path, *words: str) -> None:
    """Run an nbgrader command in a course; its log is shown only where it fails."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=course, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"`nbgrader {' '.join(words)}` failed:\n{done.stderr}")


def main(root: Path = SCRATCH, assignments: Sequence[str] = ASSIGNMENTS) -> None:
    console = Console(highlight=False)
    console.print(f"releasing {', '.join(assignments)}, and handing in what the sample class wrote")
    make_course(root, assignments)
    for assignment in assignments:
        console.print(f"\n{assignment}: grading, writing feedback and the class report")
        rows = batch.autograde(assignment, root, student=None, way=batch.Way(jobs=os.cpu_count() or 1))
        nbgrader(root, "generate_feedback", assignment)
        report = batch.write_class_report(assignment, root)
        console.print(class_table(rows))
        console.print(
            f"class report: {report.relative_to(Path.cwd()) if report.is_relative_to(Path.cwd()) else report}"
        )


if __name__ == "__main__":
    main(assignments=tuple(sys.argv[1:]) or ASSIGNMENTS)
