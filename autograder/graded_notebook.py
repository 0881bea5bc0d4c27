"""The notebook that is handed back: the submission, what its cells printed, and a verdict in each test cell."""

import itertools
from collections.abc import Mapping
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder import exercises
from autograder.grading import Graded
from autograder.model import Report, Verdict
from autograder.report.as_html import verdict_html
from autograder.report.as_json import report_from_dict, report_to_dict
from autograder.report.as_text import verdict_text
from autograder.sandbox.runner import CellRun

METADATA = "autograder"  # the notebook's metadata that holds the whole report

KERNEL = {  # one that exists here, whatever the student's file names
    "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"},
    "language_info": {"name": "python"},
}


def write(graded: Graded) -> NotebookNode:
    """The graded notebook. Only text and our own drawings go into outputs: nothing a student made can run on opening it."""
    submission = graded.submission
    cells = [NotebookNode(c) for c in submission.cells]
    for index, run in (graded.cell_runs or {}).items():
        if cells[index].cell_type == "code":
            cells[index].outputs = _outputs(run)
    for verdict in graded.report.exercises:
        place = submission.places.get(f"check-{verdict.id}")
        if place is not None:
            cells[place].outputs = [_verdict_output(verdict)]
    _distinct_ids(cells)
    metadata = nbformat.from_dict(KERNEL | {METADATA: report_to_dict(graded.report)})
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=metadata, cells=cells)


def report_in(metadata: Mapping[str, Any]) -> Report | None:
    """The report that a graded notebook carries in its metadata, or None."""
    stored = metadata.get(METADATA)
    return report_from_dict(stored) if stored else None


def _outputs(run: CellRun) -> list[NotebookNode]:
    outputs = []
    if run.printed:
        outputs.append(NotebookNode(output_type="stream", name="stdout", text=run.printed))
    if run.error is not None:
        name, _, words = run.error.partition(": ")
        trace = run.traceback.splitlines()
        outputs.append(NotebookNode(output_type="error", ename=name, evalue=words, traceback=trace))
    return outputs


def _verdict_output(verdict: Verdict) -> NotebookNode:
    picture = exercises.all_exercises()[verdict.id].picture
    data = NotebookNode({"text/plain": verdict_text(verdict), "text/html": verdict_html(verdict, picture)})
    return NotebookNode(output_type="display_data", metadata=NotebookNode(), data=data)


def _distinct_ids(cells: list[NotebookNode]) -> None:
    """Give a cell a fresh id where a copy brought the same one twice: nbformat refuses such a file."""
    taken = {cell.get("id") for cell in cells}
    fresh = (name for name in map("cell-{}".format, itertools.count()) if name not in taken)
    seen: set[str] = set()
    for cell in cells:
        if cell.get("id") in seen or not cell.get("id"):
            cell["id"] = next(fresh)
        seen.add(cell["id"])
