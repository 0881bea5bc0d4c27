"""The same class, graded again and again from the start: the same grades, byte for byte."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.sample_class.__main__ import ROOT
from tests.sample_class.submissions import ASSIGNMENT
from tests.soak.course import Run, adopt_orphans, differences, make_class, no_error, undisturbed, written

STUDENTS = 10
JOBS = (1, 2, 4)  # in turn: the order in which submissions end is not to matter


def repeat(folder: Path, count: int) -> tuple[str, list[str]]:
    """Grade the class `count` times: gradebook rows, `autograded/` and the JSON are compared with the first."""
    adopt_orphans()
    make_class(folder / "class", STUDENTS)
    right, _, _ = undisturbed(folder / "class", folder / "right")
    text, wrong = json_of(folder / "class", 1), []
    for number in range(1, count):
        jobs, course = JOBS[number % len(JOBS)], folder / "course"
        shutil.copytree(folder / "class", course)
        run = Run(course, jobs=jobs)
        found = [*no_error(run.end()), *differences(written(course), right), *run.left_over()]
        if json_of(folder / "class", jobs) != text:
            found.append("the JSON differs")
        wrong += [f"time {number + 1}, with {jobs} jobs: {what}" for what in found]
        shutil.rmtree(course)
    return f"{STUDENTS} students graded {count} times, with {JOBS} jobs: the same grades, byte for byte", wrong


def json_of(course: Path, jobs: int) -> bytes:
    """What `autograder grade --json -` writes of the class's notebooks."""
    paths = sorted(course.glob(f"submitted/*/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"))
    words = ["grade", *map(str, paths), "--json", "-", "--jobs", str(jobs)]
    return subprocess.run(
        [sys.executable, "-m", "autograder", *words], cwd=ROOT, stdout=subprocess.PIPE, check=True
    ).stdout
