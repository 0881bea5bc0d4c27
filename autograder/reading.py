"""A submission's file -> a notebook of nbformat 4, or one clear sentence. Nothing in the file is trusted.

What a person would read over is read over, and said in a note: another encoding, another file name, a NUL in a cell.
"""

import json
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.errors import UnusableSubmission

MAX_FILE = 20 * 2**20  # bytes: a notebook full of pictures; the release has some 0.5 MB
MAX_CELLS = 3_000  # of one notebook; the release has some 40
MAX_CODE = 2 * 2**20  # characters of code: six bytes each on the wire at worst, and a frame holds 16 MB
NOTES = "notes"  # the key of a notebook's metadata under which `read` says what it read over
CHECKPOINTS = ".ipynb_checkpoints"
NBGRADERS = ("timestamp.txt", "submission_secret.txt")  # files that nbgrader's exchange adds to a submission

FORMATS = (  # what files begin with that are no notebooks
    (b"PK\x03\x04", "an archive (ZIP)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)  # what `git merge` leaves where two versions disagree
SCRIPT = re.compile(r"^(#!.*python|# coding: |# In\[|import |from \w+ import |def |class |%%?\w)", re.MULTILINE)


def read(path: Path) -> NotebookNode:
    """The notebook in a file, in nbformat 4. Raises UnusableSubmission with a sentence that says what is wrong."""
    if not _is_text(str(path.parent)):
        raise UnusableSubmission("the name of the student's folder is not text in UTF-8: rename the folder")
    return parse(_read_bytes(path))


def _is_text(text: str) -> bool:
    return text == text.encode(errors="replace").decode()


def _read_bytes(path: Path) -> bytes:
    try:
        # O_NONBLOCK: opening a FIFO must not wait for a writer
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        raise UnusableSubmission(_why_not_opened(path, error)) from None
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise UnusableSubmission("this is not a file but a folder or a device; a notebook is one .ipynb file")
    with os.fdopen(descriptor, "rb") as file:
        if about.st_size > MAX_FILE:
            size = f"{about.st_size / 2**20:.0f} MB"
            raise UnusableSubmission(f"the file is too large ({size}): clear the outputs, save, and submit again")
        return file.read(MAX_FILE + 1)


def _why_not_opened(path: Path, error: OSError) -> str:
    if stat.S_ISLNK(_mode(path)):
        return "the file cannot be opened: it is a symbolic link; submit the notebook that it leads to"
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return _what_is_there_instead(path)
    if stat.S_ISSOCK(_mode(path)):
        return "this is not a file but a folder or a device; a notebook is one .ipynb file"
    return f"the file cannot be opened: {(error.strerror or 'unreadable').lower()}"


# ---- the file's place ----


def handed_in(submitted: Path, assignment: str, others: set[str]) -> dict[str, Path]:
    """Each student's folder for an assignment, in the order of their names.

    It may not be there: a student is left out only where all that lies in their folder is `others`, other assignments.
    """
    found = {}
    for who in _names_in(submitted):
        names = set(_names_in(submitted / who))
        if _is_folder(submitted / who) and (assignment in names or not names or names - others):
            found[who] = submitted / who / assignment
    return found


def find(folder: Path, assignment: str) -> Path:
    """The notebook that a student handed in: the one of the assignment's name; without it the only one there is."""
    wanted = folder / f"{assignment}.ipynb"
    if _mode(wanted):
        return wanted
    there = notebooks_in(folder) or notebooks_in(folder / CHECKPOINTS)
    return there[0] if len(there) == 1 else wanted


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def notebooks_in(folder: Path) -> list[Path]:
    """The notebooks that lie in a folder, by their names; links, folders and hidden files are none."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in entries if p.suffix.lower() == ".ipynb" and p.name[0] != "." and stat.S_ISREG(_mode(p))]


def _mode(path: Path) -> int:
    """What a path is, links not followed; 0 where nobody can say."""
    try:
        return path.lstat().st_mode
    except OSError:
        return 0


def notes_on_name(path: Path, assignment: str) -> list[str]:
    """What to say of a notebook in an assignment's folder that is not named after it, or is not the only one there."""
    folder = path.parent.parent if path.parent.name == CHECKPOINTS else path.parent
    wanted = f"{assignment}.ipynb"
    if folder.name != assignment:
        return []
    if path != folder / wanted:
        return [f"there was no {wanted}; the only notebook was taken: {str(path.relative_to(folder))!r}"]
    others = [p.name for p in notebooks_in(folder) if p != path]
    return [f"other notebooks beside {wanted}, which were not graded: {_list(others)}"] if others else []


def _what_is_there_instead(path: Path) -> str:
    """Why there is no notebook at a path, by what lies in its folder."""
    folder = path.parent
    if not _is_folder(folder):
        there = _names_in(folder.parent)
        return f"there is no folder {folder.name!r} with a notebook in it" + (
            f"; there is {_list(there)}" if there else ""
        )
    others = [p.name for p in notebooks_in(folder)]
    if others:
        return f"there is no {path.name}, but {_list(others)}: which one is it? Rename it"
    there = _names_in(folder)
    return f"there is no {path.name}; " + (f"there is {_list(there)}" if there else "its folder is empty")


def _names_in(folder: Path) -> list[str]:
    """The names in a folder, but for hidden ones and nbgrader's own; none where it cannot be read."""
    try:
        return sorted(p.name for p in folder.iterdir() if p.name[0] != "." and p.name not in NBGRADERS)
    except OSError:
        return []


def _list(names: list[str], most: int = 4) -> str:
    shown = ", ".join(map(repr, names[:most]))
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


# ---- the file's bytes ----


def parse(data: bytes) -> NotebookNode:
    """A notebook from a file's bytes. Raises UnusableSubmission."""
    if not data.strip(b" \t\r\n\0"):
        raise UnusableSubmission(
            "the file is empty" if not data.strip() else "the file holds only zero bytes: save and submit it again"
        )
    for start, what in FORMATS:
        if data.startswith(start):
            raise UnusableSubmission(f"this is {what}, not a notebook: submit the .ipynb file itself")
    text, notes = _decode(data)
    try:
        tree = json.loads(text, strict=False, parse_int=_integer)
    except RecursionError:
        raise UnusableSubmission("the file is nested too deeply to be a notebook") from None
    except ValueError as error:
        if notes:
            raise UnusableSubmission("the file is not text in UTF-8: save it again from JupyterLab") from None
        raise UnusableSubmission(_why_no_json(text, error)) from None
    if not isinstance(tree, dict) or "nbformat" not in tree:
        raise UnusableSubmission("the file is JSON, but not a notebook")
    return as_read(tree, notes)


def _decode(data: bytes) -> tuple[str, list[str]]:
    """The file's text, and a note where its encoding is a guess."""
    encoding = json.detect_encoding(data)
    try:
        text, notes = data.decode(encoding), []
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        notes = ["the file was not in UTF-8 but in Latin-1 or the like; letters with accents may look odd"]
    return text.strip("\0 \t\r\n\ufeff"), notes


def _integer(digits: str) -> int:
    return int(digits) if len(digits) < 400 else 0  # no number of a notebook's is so long; int() refuses 4300 digits


def _why_no_json(text: str, error: ValueError) -> str:
    where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
    if text.startswith("<") and not text.startswith("<<<<<<<"):
        return "this is a web page, not a notebook: submit the .ipynb file itself, not its export"
    if CONFLICT.search(text):
        return (
            "the file is not a notebook: git's conflict markers (<<<<<<<) are in it; settle the merge, and submit again"
        )
    if not text.startswith(("{", "[")) and SCRIPT.search(text):
        return "this is a Python script, not a notebook: submit the .ipynb file itself, not its export"
    return f"the file is not a notebook: it is damaged or cut short{where}"


# ---- the notebook in it ----


def as_read(tree: Mapping[str, Any], notes: list[str] | None = None) -> NotebookNode:
    """A notebook of cells that are as cells must be, whatever the tree holds. Its own outputs and metadata are dropped.

    Raises UnusableSubmission.
    """
    tree = _as_version_4(tree)
    metadata = tree.get("metadata")
    language = _language(metadata if isinstance(metadata, dict) else {})
    if language not in ("", "python"):
        raise UnusableSubmission(
            f"the notebook is written for {language[:40]!r}; this course is in Python: choose its kernel, and save again"
        )
    if not isinstance(tree.get("cells"), list):
        raise UnusableSubmission("the file is JSON, but its cells are not those of a notebook")
    if len(tree["cells"]) > MAX_CELLS:
        raise UnusableSubmission(f"the notebook has {len(tree['cells'])} cells; at most {MAX_CELLS} are graded")
    notes = list(notes or ())
    cells = [_cell(c, notes) for c in tree["cells"] if isinstance(c, dict)]
    if sum(len(c.source) for c in cells if c.cell_type == "code") > MAX_CODE:
        raise UnusableSubmission(f"the notebook holds more than {MAX_CODE / 2**20:.0f} MB of code: take out the data")
    about = NotebookNode({NOTES: list(dict.fromkeys(notes))})
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=about, cells=cells)


def _as_version_4(tree: Mapping[str, Any]) -> Mapping[str, Any]:
    version = tree.get("nbformat")
    if version == 4:
        return tree
    if isinstance(version, int) and version > 4:
        raise UnusableSubmission(f"the file is of notebook format {version}, newer than any here: save it as format 4")
    try:
        return nbformat.convert(nbformat.from_dict(tree), 4)
    except Exception:  # nbformat raises whatever it stumbles over: KeyError, AttributeError, ValidationError …
        raise UnusableSubmission("the file is JSON, but its cells are not those of a notebook") from None


def _language(metadata: Mapping[str, Any]) -> str:
    for section in ("language_info", "kernelspec"):
        part = metadata.get(section)
        language = part.get("name" if section == "language_info" else "language") if isinstance(part, dict) else None
        if isinstance(language, str) and language.strip():
            return language.lower().removeprefix("i").strip(" 3")
    return ""


def _cell(raw: Mapping[str, Any], notes: list[str]) -> NotebookNode:
    """A cell with the fields a cell must have: of its metadata nbgrader's mark alone, and no output.

    nbformat's own makers of cells validate each against a JSON schema, which takes longer than all the rest of reading.
    """
    kind, name = raw.get("cell_type"), grade_id_of(raw)
    cell = NotebookNode(
        cell_type=kind if kind in ("code", "raw") else "markdown",
        source=_source(raw.get("source", ""), notes),
        metadata=NotebookNode(nbgrader=NotebookNode(grade_id=name)) if name else NotebookNode(),
    )
    if cell.cell_type == "code":
        cell.update(execution_count=None, outputs=[])
    if isinstance(raw.get("id"), str) and re.fullmatch(r"[\w-]{1,64}", raw["id"], re.ASCII):
        cell["id"] = raw["id"]
    if cell.cell_type == "markdown" and isinstance(raw.get("attachments"), dict):
        cell.attachments = _attachments(raw["attachments"])
    return cell


def _source(source: Any, notes: list[str]) -> str:
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        return ""
    text = source.replace("\0", "").encode(errors="replace").decode()
    if text != source:
        notes.append("characters in a cell that are no text (NUL, half a character) were taken out")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _attachments(found: Mapping[str, Any]) -> NotebookNode:
    """Pictures in a markdown cell: by name, of each type its text."""
    kept = NotebookNode()
    for name, bundle in found.items():
        if isinstance(bundle, dict) and _is_text(name):
            kept[name] = NotebookNode({t: v for t, v in bundle.items() if isinstance(v, str) and _is_text(t + v)})
    return kept


def grade_id_of(cell: Mapping[str, Any]) -> str | None:
    """The nbgrader id that a cell claims."""
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) and name and _is_text(name) else None
