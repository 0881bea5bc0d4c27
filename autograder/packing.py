"""`autograder pack`: one file to hand in, for a student without a hub, and a receipt of what is in it.

The visible checks are run here, on the student's machine, in a kernel: the receipt tells the student, and proves nothing to
the grader, who runs everything again.
"""

import ast
import getpass
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from autograder import reading
from autograder.errors import AutograderError

RECEIPT = "receipt.json"
CELL_SECONDS = 60  # for one cell of the student's own
STUDENT = re.compile(r"[\w.-]{1,60}", re.ASCII)  # a name of a folder, on every system


@dataclass(frozen=True)
class Receipt:
    """What was packed, when, and which exercises passed their visible checks: `passes`, `not yet`, or `not run`."""

    assignment: str
    student: str
    time: str  # ISO 8601, UTC
    files: dict[str, str]  # name: SHA-256
    checks: dict[str, str]

    def text(self, pack: Path, digest: str) -> str:
        passing = [name for name, said in self.checks.items() if said == "passes"]
        others = [f"{name} ({said})" for name, said in self.checks.items() if said != "passes"]
        lines = [
            f"packed   {pack.name} for {self.student}, {self.time}",
            *(f"holds    {name}  sha256 {sha[:16]}…" for name, sha in self.files.items()),
            f"checks   {len(passing)} of {len(self.checks)} exercises pass their visible checks",
            *([f"         the others: {', '.join(others)}"] if others else []),
            f"receipt  {digest}",
            "Hand in the .zip, and keep the receipt: it is the SHA-256 of what you handed in.",
        ]
        return "\n".join(lines)


def pack(notebook: Path, student: str | None, folder: Path) -> str:
    """Write `<assignment>-<student>.zip`, and beside it the receipt, into `folder`. Returns the receipt.

    Raises UnusableSubmission where the file is no notebook, AutograderError where the name or the folder cannot be used.
    """
    student = student or getpass.getuser()
    if not STUDENT.fullmatch(student) or not student.strip("."):
        raise AutograderError(f"{student!r} cannot be a student's name: letters, digits, '.', '_' and '-' only")
    node = reading.read(notebook)
    assignment = notebook.stem
    files = {notebook.name: notebook.read_bytes()}
    receipt = Receipt(
        assignment,
        student,
        datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        dict(visible_checks(node, notebook.resolve().parent)),
    )
    target = folder / f"{assignment}-{student}.zip"
    try:
        _write(target, files | {RECEIPT: json.dumps(asdict(receipt), indent=2).encode()})
        text = receipt.text(target, hashlib.sha256(target.read_bytes()).hexdigest())
        target.with_suffix(".receipt.txt").write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise AutograderError(f"cannot write into {folder}: {(error.strerror or 'unwritable').lower()}") from None
    return text


def _write(target: Path, files: dict[str, bytes]) -> None:
    """A new file takes the old one's place when it is whole."""
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    unfinished.replace(target)


def visible_checks(node, folder: Path) -> Iterator[tuple[str, str]]:
    """Run the notebook in a kernel of its own; of each `check(name)` cell, what came out. The notebook is not changed."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    node.metadata = type(node)({"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    quiet = ["--Application.log_level=ERROR"]  # a kernel's own remarks are none of the student's
    client = NotebookClient(
        node,
        timeout=CELL_SECONDS,
        allow_errors=True,
        extra_arguments=quiet,
        resources={"metadata": {"path": str(folder)}},
    )
    ended = False
    with client.setup_kernel():
        for index, cell in enumerate(node.cells):
            name = checked(cell.source) if cell.cell_type == "code" else None
            try:
                if not ended:
                    client.execute_cell(cell, index)
            except (CellExecutionError, CellTimeoutError, DeadKernelError):
                ended = True
            if name:
                failed = any(output.output_type == "error" for output in cell.get("outputs", ()))
                yield name, "not run" if ended else "not yet" if failed else "passes"


def checked(source: str) -> str | None:
    """The exercise that a cell checks, if it does: `check(softmax)`."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="check"), args=[ast.Name(id=name)]):
                return name
    return None
