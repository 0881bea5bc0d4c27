"""`make bench`: four roads to a class's grades, in turn, on one machine; a table, a JSON file and a plot.

stock        `nbgrader autograde` as it comes: a kernel a submission, the tests in the student's process
nbgrader     `nbgrader autograde` under this course's settings: nbgrader's converters, our sandbox
ours         `autograder autograde`
limit        the students' code alone, in warm processes on all cores: no walls, no judging, nothing written
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.benchmark import classes
from tests.benchmark.measure import Measured, measured

RESULTS = Path(__file__).resolve().parents[2] / "docs" / "benchmark"
ASSIGNMENTS = {"NumPy": "activations", "Keras": "keras_basics"}
ROADS = ("stock", "nbgrader", "ours", "limit")
CORES = len(os.sched_getaffinity(0))


@dataclass(frozen=True)
class Run:
    """One run of one road over one class."""

    road: str
    students: int
    measured: Measured

    @property
    def start(self) -> float:
        """Seconds until the first submission, where the road tells them."""
        return self._told()["times"].get("start", 0.0) if self.road not in ("stock", "nbgrader") else 0.0

    @property
    def steady(self) -> float:
        """Wall seconds a submission, once the road is warm."""
        return (self.measured.wall - self.start) / self.students

    def _told(self) -> dict[str, Any]:
        return json.loads(self.measured.printed.strip().splitlines()[-1])


def words(road: str, course: Path, assignment: str) -> list[str]:
    python = [sys.executable, "-m"]
    return {
        "stock": [*python, "nbgrader", "autograde", assignment, "--force"],
        "nbgrader": [*python, "nbgrader", "autograde", assignment, "--force"],
        "ours": [*python, "tests.benchmark.ours", "autograde", assignment, "--force"],
        "again": [*python, "tests.benchmark.ours", "autograde", assignment],
        "phases": [*python, "tests.benchmark.ours", "autograde", assignment, "--force", "--jobs", "1"],
        "limit": [*python, "tests.benchmark.limit", str(course), assignment, str(CORES)],
        "alone": [*python, "tests.benchmark.limit", str(course), assignment, "1"],
    }[road]


def run(road: str, course: Path, assignment: str, students: int) -> Run:
    return Run(road, students, measured(words(road, course, assignment), course))


class Bench:
    """What is measured, as it comes."""

    def __init__(self, scratch: Path, students: int, repeats: int, console: Console) -> None:
        self.scratch = scratch
        self.students = students
        self.repeats = repeats
        self.console = console

    def course(self, assignment: str, kind: str, students: int) -> Path:
        root = self.scratch / f"{assignment}-{kind}-{students}"
        if not root.exists():
            classes.make_class(root, assignment, students, stock=kind == "stock")
        return root

    def roads(self, assignment: str) -> dict[str, list[Run]]:
        """Every road in turn, so many times: a machine that slows down slows all of them."""
        runs: dict[str, list[Run]] = {road: [] for road in ROADS}
        small = {road: self.course(assignment, self._kind(road), 2) for road in ROADS}
        whole = {road: self.course(assignment, self._kind(road), self.students) for road in ROADS}
        for road in ROADS:
            run(road, small[road], assignment, 2)  # warm-up: files in memory, bytecode written
        for number in range(self.repeats):
            for road in ROADS:
                self.console.print(f"{assignment}: {road}, {number + 1} of {self.repeats}", style="dim")
                runs[road].append(run(road, whole[road], assignment, self.students))
        return runs

    @staticmethod
    def _kind(road: str) -> str:
        return road if road in ("stock", "nbgrader") else "ours"

    def phases(self, assignment: str) -> dict[str, float]:
        """Where the time goes, one submission after another, in milliseconds each; the start in seconds.

        Last, what each takes at the limit, one after another too: the students' own part of it all.
        """
        course = self.course(assignment, "ours", self.students)
        told = run("phases", course, assignment, self.students)._told()["times"]
        start = told.pop("start")
        phases = {phase: 1000 * spent / self.students for phase, spent in told.items()}
        alone = 1000 * run("alone", course, assignment, self.students).steady
        return {"start": start, **phases, "all of these": sum(phases.values()), "the students' code alone": alone}

    def again(self, assignment: str) -> dict[str, float]:
        """Seconds for a class of which nothing has changed, and of which one has handed in again."""
        course = self.course(assignment, "ours", self.students)
        unchanged = run("again", course, assignment, self.students).measured.wall
        classes.hand_in(course, assignment, 0, again=True)
        return {"unchanged": unchanged, "one of them": run("again", course, assignment, self.students).measured.wall}

    def scale(self, assignment: str, sizes: tuple[int, ...]) -> dict[int, float]:
        """Milliseconds a submission for classes of several sizes."""
        found = {}
        for size in sizes:
            self.console.print(f"{assignment}: a class of {size}", style="dim")
            course = self.course(assignment, "scale", size)
            found[size] = 1000 * run("ours", course, assignment, size).steady
            shutil.rmtree(course)
        return found


# ---- results ----


def summary(runs: dict[str, list[Run]]) -> dict[str, dict[str, float]]:
    """Medians of each road; ratios are medians of the ratios of runs that followed each other."""
    found = {}
    for road, own in runs.items():
        pairs = list(zip(own, runs["stock"], runs["limit"], strict=True))
        found[road] = {
            "wall_s": statistics.median(r.measured.wall for r in own),
            "start_s": statistics.median(r.start for r in own),
            "a_submission_ms": 1000 * statistics.median(r.steady for r in own),
            "cpu_s": statistics.median(r.measured.cpu for r in own),
            "peak_MB": statistics.median(r.measured.memory for r in own) / 2**20,
            "times_stock": statistics.median(stock.measured.wall / r.measured.wall for r, stock, _ in pairs),
            "of_the_limit": statistics.median(r.steady / limit.steady for r, _, limit in pairs),
        }
    return found


def table(name: str, roads: dict[str, dict[str, float]], students: int) -> Table:
    shown = Table(title=f"{name}: a class of {students}, {CORES} cores")
    for heading in ("road", "wall s", "start s", "ms each", "CPU s", "peak MB", "× stock", "of the limit"):
        shown.add_column(heading, justify="left" if heading == "road" else "right")
    for road, r in roads.items():
        numbers = (r["wall_s"], r["start_s"], r["a_submission_ms"], r["cpu_s"], r["peak_MB"])
        ratios = (f"{r['times_stock']:.1f}", f"{r['of_the_limit']:.2f}")
        shown.add_row(road, *(f"{n:.1f}" for n in numbers), *ratios)
    return shown


def rows_of(results: dict[str, Any]) -> Iterator[Table]:
    for name, found in results["classes"].items():
        yield table(name, found["roads"], results["students"])
        phases = Table(title=f"{name}: where a submission's time goes, one after another")
        phases.add_column("phase")
        phases.add_column("ms", justify="right")
        for phase, spent in found["phases"].items():
            text = f"{spent:.2f} s, once" if phase == "start" else f"{spent:.1f}"
            phases.add_row(phase, text)
        for what, wall in found["again"].items():
            phases.add_row(f"graded again, {what}", f"{wall:.2f} s in all")
        for size, spent in found.get("scale", {}).items():
            phases.add_row(f"each in a class of {size}, {CORES + 1} at once", f"{spent:.1f}")
        yield phases


def markdown(results: dict[str, Any]) -> str:
    """The page that shows the results."""
    lines = [
        "# How fast classes are graded",
        "",
        f"Written by `make bench`: {results['machine']}; classes of {results['students']}, medians of "
        f"{results['repeats']} runs "
        "of each road, which took turns. NumPy is `activations`, in six styles of which two have a mistake; Keras is "
        "`keras_basics`, where every second notebook has one.",
        "",
        "![Submissions a minute by each road, for NumPy and for Keras, on a logarithmic scale; the table has the numbers]"
        "(results.png)",
        "",
        "- **stock**: `nbgrader autograde` as it comes: a kernel a submission, the tests in the student's process",
        "- **nbgrader**: `nbgrader autograde` under this course's settings: nbgrader's converters, our sandbox",
        "- **ours**: `autograder autograde`",
        "- **limit**: the students' code alone in warm processes on all cores: no walls, no judging, nothing written",
        "",
        "CPU seconds are those that the kernel accounts to the command. Part of what runs in the sandbox is not among them, so "
        "compare the wall seconds.",
    ]
    for shown in rows_of(results):
        lines += ["", f"## {shown.title}", ""]
        columns = [[str(column.header), *map(str, column.cells)] for column in shown.columns]
        header, *rows = zip(*columns, strict=True)
        lines += [f"| {' | '.join(header)} |", f"| {' | '.join('---' for _ in header)} |"]
        lines += [f"| {' | '.join(row)} |" for row in rows]
    for name, found in results["classes"].items():
        lines += ["", f"## {name}: what is aimed at, and what is reached", "", *map("- {}".format, aims(name, found))]
    return "\n".join(lines) + "\n"


def aims(name: str, found: dict[str, Any]) -> Iterator[str]:
    """What each aim of the grader comes to for a class, in a sentence, and where the time goes that stands against it."""
    ours, limit, phases = found["roads"]["ours"], found["roads"]["limit"], found["phases"]
    yield (
        f"20 times the throughput of stock: {ours['times_stock']:.1f} times. The limit, which does nothing but run what the "
        f"students wrote, is {limit['times_stock']:.1f} times as fast as stock, of which {limit['start_s']:.1f} s are imports."
    )
    yield (
        f"1.2 times the limit, once warm: {ours['of_the_limit']:.2f} times. Before that, {ours['start_s']:.1f} s go by until "
        f"the first submission, at the limit {limit['start_s']:.1f} s: nbgrader is imported while the warm process imports "
        "what students use."
    )
    if name != "NumPy":  # the others are aims for what costs next to nothing to run
        return
    own = phases["all of these"] - phases["the students' code alone"]
    judged = {"judging", "judging again", "reading", "gradebook", "writing"}
    outside = sum(spent for phase, spent in phases.items() if phase in judged)
    yield (
        f"50 ms of our own a submission, one after another: {own:.0f} ms. {outside:.0f} ms of the grader's own work (reading, "
        "judging, naming what was misunderstood, asking again where one mistake spoils another exercise, gradebook, writing); "
        f"{phases['fork and walls']:.0f} ms for the fork and its walls; the rest is what {phases['cells']:.0f} ms of cells "
        f"and {phases['calls']:.0f} ms of calls spend in IPython and on the wire."
    )
    if len(sizes := sorted(found.get("scale", {}), key=int)) > 1:
        few, many = sizes[0], sizes[-1]
        ratio = found["scale"][many] / found["scale"][few]
        yield f"A submission in a class of {many} costs no more than in one of {few}: {ratio:.2f} times as much."


def plot(results: dict[str, Any], path: Path) -> None:
    """Submissions a minute of each road, side by side, on a logarithmic axis."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, len(results["classes"]), figsize=(9, 3.4), squeeze=False)
    for axis, (name, found) in zip(axes[0], results["classes"].items(), strict=True):
        rates = [60 * results["students"] / found["roads"][road]["wall_s"] for road in ROADS]
        bars = axis.bar(ROADS, rates, color=["#999999", "#56B4E9", "#0072B2", "white"], edgecolor="black")
        axis.bar_label(bars, [f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}" for rate in rates])
        axis.set_yscale("log")
        axis.set_ylim(min(rates) / 3, 3 * max(rates))
        axis.set_ylabel("submissions a minute (log scale)")
        axis.set_title(f"{name}: a class of {results['students']}")
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=30, help="in a class [default: 30]")
    parser.add_argument("--repeats", type=int, default=3, help="of each road [default: 3]")
    parser.add_argument("--classes", nargs="*", choices=ASSIGNMENTS, default=list(ASSIGNMENTS), help="[default: both]")
    parser.add_argument(
        "--scale", nargs="*", type=int, default=[100, 1000], help="sizes of classes [default: 100 1000]"
    )
    wanted = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as scratch:
        bench = Bench(Path(scratch), wanted.students, wanted.repeats, console)
        results: dict[str, Any] = {
            "machine": f"{CORES} cores, {platform.machine()}, Python {platform.python_version()}",
            "students": wanted.students,
            "repeats": wanted.repeats,
            "classes": {},
        }
        for name in wanted.classes:
            assignment = ASSIGNMENTS[name]
            found = {"roads": summary(bench.roads(assignment)), "phases": bench.phases(assignment)}
            found["again"] = bench.again(assignment)
            if name == "NumPy":
                found["scale"] = bench.scale(assignment, tuple(wanted.scale))
            results["classes"][name] = found
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "results.json").write_text(json.dumps(results, indent=2) + "\n")
    (RESULTS / "README.md").write_text(markdown(results))
    plot(results, RESULTS / "results.png")
    for shown in rows_of(results):
        console.print(shown)
    console.print(f"written: {RESULTS.relative_to(Path.cwd())}/README.md, results.json and results.png")


if __name__ == "__main__":
    main()
