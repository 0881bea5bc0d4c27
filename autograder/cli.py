"""The command line: parse, call, render, exit code. Everything heavy is imported where it is used, so that help is instant."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from autograder.errors import AutograderError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Grade the course's exercise notebooks, safely and with the misconception named.",
    epilog="Exit codes: 0 done, whatever the scores; 1 some submission could not be judged through no fault of its student; "
    "2 unusable arguments or input.",
)

DONE, NOT_JUDGED, UNUSABLE = 0, 1, 2
INTERRUPTED = 130  # what typer makes of Ctrl-C
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, max=256, help="Submissions at once [default: one a core, and one].")
]
CourseDir = Annotated[Path | None, typer.Option("--course", help="The course folder [default: the one you are in].")]

Unsafe = Annotated[
    bool, typer.Option("--unsafe", help="Without walls: a student's code can read, change and send all that you can.")
]


def main() -> None:
    """Run the command line. Errors are one line on standard error, without a traceback."""
    # jsonschema, which nbformat imports, would build a grammar of web addresses: a second, for what no notebook needs.
    sys.modules.setdefault("rfc3987_syntax", None)
    try:
        code = app(standalone_mode=False)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
    except AutograderError as error:
        code = _complain(str(error))
    except typer.Exit as stop:
        code = stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        _complain("stopped; what was done is kept, and the same command does the rest")
        code = NOT_JUDGED
    except Exception as error:
        if not hasattr(error, "format_message"):  # a click usage error has one
            raise
        code = _complain(error.format_message())
    # All is said and done. Python would meet a Ctrl-C on its way out with a traceback, or end by the signal without a word.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code if isinstance(code, int) else DONE)


def _complain(sentence: str) -> int:
    print(f"autograder: {' '.join(sentence.split())}", file=sys.stderr)
    return UNUSABLE


def _warn(unsafe: bool) -> None:
    if unsafe:
        print("autograder: no walls: this code can read, change and send all that you can", file=sys.stderr)


def _console(**options: Any):
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, **options)


def _at_once() -> int:
    """One submission a core, and one more: each also waits, for its process to start and to end."""
    return 1 + (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


# ---- grade ----


@app.command()
def grade(
    notebooks: Annotated[list[Path], typer.Argument(metavar="NOTEBOOK...", help="Notebook files.", show_default=False)],
    assignment: Annotated[
        str | None, typer.Option(help="Their assignment [default: told by their cells or name].")
    ] = None,
    jobs: Jobs = None,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write JSON; - is standard output.")
    ] = None,
    unsafe: Unsafe = False,
) -> int:
    """Grade notebooks, without a gradebook."""
    from autograder import batch

    _warn(unsafe)
    reports = batch.grade_files(notebooks, assignment=assignment, jobs=jobs or _at_once(), unsafe=unsafe)
    if json_file:
        from autograder.report.as_json import dumps, to_json

        _write_json(json_file, dumps(to_json(reports)))
    if json_file != "-":
        from autograder.report.as_text import submission_text

        console = _console()
        for report in reports:
            console.print(submission_text(report))
    return UNUSABLE if any(r.error for r in reports) else _code(reports)


def _write_json(where: str, text: str) -> None:
    if where == "-":
        print(text)
        return
    try:
        Path(where).write_text(text + "\n")
    except OSError as error:
        raise AutograderError(f"cannot write {where}: {(error.strerror or 'unwritable').lower()}") from None


def _code(reports: list) -> int:
    return NOT_JUDGED if any(v.status == "not-judged" for r in reports for v in r.exercises) else DONE


# ---- autograde and report ----


@app.command()
def autograde(
    assignment: Annotated[str, typer.Argument(help="The assignment's name.", show_default=False)],
    course: CourseDir = None,
    student: Annotated[str | None, typer.Option(help="Grade this student alone.")] = None,
    jobs: Jobs = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Grade on a Dask cluster, tcp://host:port.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Grade again what is graded already.")] = False,
    unsafe: Unsafe = False,
) -> int:
    """Grade what was submitted, into the gradebook and autograded/, as `nbgrader autograde` does, in the sandbox."""
    from autograder import batch
    from autograder.report.as_text import class_table

    _warn(unsafe)
    console = _console()
    with _progress() as advance:
        way = batch.Way(jobs=jobs or _at_once(), scheduler=scheduler, force=force, unsafe=unsafe, advance=advance)
        rows = batch.autograde(assignment, _course(course), student=student, way=way)
    console.print(class_table(rows))
    return _code([report for _, report in rows])


def _progress():
    """A bar on standard error, with the number done, the rate and the time left; silent where that is no terminal."""
    from contextlib import contextmanager

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task) -> Text:
            return Text(f"{task.speed:.1f} a second" if task.speed else "")

    @contextmanager
    def bar():
        columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
        console = _console(stderr=True)
        with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
            task = progress.add_task("grading", total=None)
            yield lambda done, total: progress.update(task, completed=done, total=total)

    return bar()


def _course(folder: Path | None) -> Path:
    from autograder.notebook import find_course

    if folder is None:
        return find_course(Path.cwd())
    if not (folder / "nbgrader_config.py").is_file():
        raise AutograderError(f"{folder} is not a course folder: it has no nbgrader_config.py")
    return folder.resolve()


@app.command()
def collect(
    assignment: Annotated[str, typer.Argument(help="The assignment's name.", show_default=False)],
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE...", help="ZIP files of Moodle, Canvas or `pack`; folders.", show_default=False),
    ],
    course: CourseDir = None,
) -> int:
    """Take what a learning platform hands out into submitted/; what cannot be taken gets a sentence each, and code 2."""
    from autograder.collecting import collect as take
    from autograder.course import Course

    home = Course(_course(course))
    taken = take(assignment, sources, home.root / home.folders.submitted_directory)
    print(f"{len(taken.new)} new, {len(taken.replaced)} replaced, {len(taken.unchanged)} unchanged")
    for sentence in taken.refused:
        _complain(sentence)
    return UNUSABLE if taken.refused else DONE


@app.command()
def report(
    assignment: Annotated[str, typer.Argument(help="The assignment's name.", show_default=False)],
    course: CourseDir = None,
) -> int:
    """Write the class report, one self-contained HTML file, and print where it lies."""
    from autograder import batch

    print(batch.write_class_report(assignment, _course(course)))
    return DONE


# ---- a student without a hub ----


@app.command()
def pack(
    notebook: Annotated[Path, typer.Argument(metavar="NOTEBOOK", help="Your notebook.", show_default=False)],
    student: Annotated[str | None, typer.Option(help="Your name in the course [default: your login].")] = None,
    to: Annotated[Path, typer.Option(metavar="DIR", help="Where the pack goes.")] = Path(),
) -> int:
    """Pack a solved notebook to hand in, with a receipt: what is in it, and which exercises pass their visible checks."""
    from autograder.packing import pack as make

    print(make(notebook, student, to))
    return DONE


# ---- exercises and doctor ----


@app.command()
def exercises(
    name: Annotated[str | None, typer.Argument(help="An exercise or assignment to show.", show_default=False)] = None,
) -> int:
    """List the assignments and their exercises, or show one."""
    from autograder.report.catalogue import describe, listing

    _console().print(describe(name) if name else listing())
    return DONE


@app.command()
def doctor() -> int:
    """Try every wall of the sandbox on this machine, and say which stand."""
    from autograder.sandbox.doctor import examine

    return _print_walls(examine)


def _print_walls(examine: Callable) -> int:
    console = _console()
    walls = examine()
    for wall in walls:
        console.print(f"{'stands ' if wall.stands else 'MISSING'}  {wall.name}: {wall.seen}", markup=False)
    fallen = [wall for wall in walls if not wall.stands]
    console.print(
        f"{len(walls) - len(fallen)} of {len(walls)} walls stand." + (" Do not grade here." if fallen else "")
    )
    return UNUSABLE if fallen else DONE
