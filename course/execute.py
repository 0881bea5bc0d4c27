"""Run lessons and store their outputs: `python -m course.execute 03 07`, or all of them without a number.

What is stored is the same on every run, but for pictures: no times, no widgets (which live only as long as their kernel; the
picture of their start stays), no ids of a session.
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from course.drawing.widgets import VIEW

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1"
}  # small matrices: beside other work, a second thread makes them five times slower
HERE = Path(__file__).resolve().parent
KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def lessons(numbers: list[str]) -> list[Path]:
    """The lessons whose names begin with one of `numbers`, in order; all for none. Ends the program if there is none."""
    found = [path for path in sorted(HERE.glob("[0-9][0-9]_*.ipynb")) if not numbers or path.name[:2] in numbers]
    if not found:
        sys.exit(f"no lesson begins with {' or '.join(numbers) or 'a number'} in {HERE.name}/")
    return found


def execute(path: Path) -> None:
    """Run one lesson from a new kernel, as a reader would, and write it back. Raises `CellExecutionError` if a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=120,
        resources={"metadata": {"path": str(HERE)}},
        coalesce_streams=True,
        extra_arguments=["--Application.log_level=ERROR"],
    ).execute(env=os.environ | ONE_THREAD)
    notebook.metadata = nbformat.from_dict(KERNEL)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(VIEW, None)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for lesson in lessons(sys.argv[1:]):
        execute(lesson)
        print(f"{lesson.name}: done")
