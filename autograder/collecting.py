"""`autograder collect`: what a learning platform hands out, or students packed themselves, into `submitted/`.

An archive is a stranger's: no name in it is used as a path, sizes are counted while reading, and nothing is written before
it is known whose it is. What cannot be taken gets one sentence, and the others are taken.
"""

import io
import json
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from autograder import exercises, notebook, reading
from autograder.errors import CourseError, UnusableSubmission
from autograder.packing import RECEIPT, STUDENT

MAX_ENTRIES = 20_000  # names in one archive: a class of a thousand with some files each
MAX_TOTAL = 4 * 2**30  # bytes unpacked from one archive: a class of a thousand with 4 MB each
MAX_RATIO = 200  # times smaller: a notebook of one repeated picture reaches 20, a bomb some thousand

# Moodle: "Ada Lovelace_4711_assignsubmission_file_/x.ipynb", or with the file's name at the end. The number changes with each
# assignment, so the name is the student.
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?")
# Canvas: "lovelaceada_LATE_4711_8150_x.ipynb": name, the student's number, the submission's number.
CANVAS = re.compile(r"(?P<name>[^_/]+)(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file>.+)")
AGAIN = re.compile(r"-\d+(?=\.ipynb$)")  # Canvas's mark on a file that was handed in again


@dataclass(frozen=True)
class Found:
    """One notebook, and whose it seems to be."""

    student: str
    where: str  # for sentences: its name in the archive or folder
    name: str
    data: bytes = field(repr=False)
    person: str = ""  # what tells two students of the same name apart


@dataclass
class Collected:
    """Students by what became of theirs, and a sentence for each thing that was not taken."""

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def collect(assignment: str, sources: list[Path], submitted: Path) -> Collected:
    """Take the notebooks of `assignment` from archives and folders into `submitted/<student>/<assignment>/`.

    Raises UnknownName for an unknown assignment, CourseError where `submitted` cannot be written.
    """
    notebook.known_assignment(assignment, exercises.ASSIGNMENTS)
    result = Collected()
    by_student: dict[str, list[Found]] = {}
    for source in sources:
        for found in _found(source, assignment, result.refused):
            by_student.setdefault(found.student, []).append(found)
    for student, files in sorted(by_student.items()):
        chosen = _chosen(student, files, assignment, result.refused)
        if chosen:
            _take(chosen, submitted / student / assignment / f"{assignment}.ipynb", result)
    return result


def _chosen(student: str, files: list[Found], assignment: str, refused: list[str]) -> Found | None:
    """The one notebook that counts; none, with a sentence, where that is not clear."""
    if len({file.person for file in files}) > 1:
        refused.append(
            f"two students are called {student!r} ({_and(f.where for f in files)}): put them into folders by hand"
        )
        return None
    named = [file for file in files if AGAIN.sub("", file.name) == f"{assignment}.ipynb"] or files
    if len({file.data for file in named}) > 1:
        refused.append(f"{student}: {_and(f.where for f in named)} differ: which one counts? Leave one")
        return None
    return named[0]


def _and(names: Iterator[str]) -> str:
    return " and ".join(repr(name) for name in sorted(set(names)))


def _take(found: Found, target: Path, result: Collected) -> None:
    try:
        before = target.read_bytes() if target.is_file() and not target.is_symlink() else None
        if before == found.data:
            result.unchanged.append(found.student)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".part")
        unfinished.write_bytes(found.data)
        unfinished.replace(target)
    except OSError as error:
        raise CourseError(f"cannot write {target}: {(error.strerror or 'unwritable').lower()}") from None
    (result.new if before is None else result.replaced).append(found.student)


# ---- what a source holds ----


def _found(source: Path, assignment: str, refused: list[str]) -> Iterator[Found]:
    """The notebooks of a source that are of the assignment; a sentence for the others."""
    for entry in _entries(source, refused):
        whose = _whose(entry.name, entry.data, source, assignment)
        if isinstance(whose, str):
            refused.append(whose)
        elif whose is not None:
            yield whose


@dataclass(frozen=True)
class Entry:
    name: PurePosixPath
    data: bytes


def _entries(source: Path, refused: list[str]) -> Iterator[Entry]:
    """The files in an archive or a folder that may be somebody's work."""
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.suffix.lower() in (".ipynb", ".zip") and path.is_file() and not path.is_symlink():
                if path.stat().st_size > reading.MAX_FILE:
                    refused.append(f"{path.relative_to(source)} is larger than {reading.MAX_FILE >> 20} MB: not taken")
                else:
                    yield Entry(PurePosixPath(path.relative_to(source).as_posix()), path.read_bytes())
        return
    try:
        with zipfile.ZipFile(source) as archive:
            yield from _unpacked(archive, source.name, refused)
    except (OSError, zipfile.BadZipFile) as error:
        why = (
            "there is no such file" if isinstance(error, FileNotFoundError) else "this is not a ZIP archive or a folder"
        )
        refused.append(f"{source}: {why}")


def _unpacked(archive: zipfile.ZipFile, called: str, refused: list[str]) -> Iterator[Entry]:
    members = archive.infolist()
    if len(members) > MAX_ENTRIES:
        refused.append(f"{called} holds {len(members):,} files, more than {MAX_ENTRIES:,}: not opened")
        return
    total = 0
    for member in members:
        if member.is_dir() or PurePosixPath(member.filename).suffix.lower() not in (".ipynb", ".zip"):
            continue
        where = f"{member.filename!r} in {called}"
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or stat.S_ISLNK(member.external_attr >> 16):
            refused.append(f"{where} leads out of the archive: not taken")
            continue
        data = _bytes(archive, member)
        total += len(data or b"")
        if data is None or total > MAX_TOTAL:
            refused.append(f"{where} unpacks to more than a notebook can be, or is damaged or encrypted: not taken")
        else:
            yield Entry(name, data)


def _bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """What a member holds, read no further than the bound, whatever its header claims; None where it is beyond it."""
    try:
        with archive.open(member) as file:
            data = file.read(reading.MAX_FILE + 1)
    except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, ValueError):
        return None
    too_large = len(data) > reading.MAX_FILE
    return None if too_large or len(data) > MAX_RATIO * max(member.compress_size, 1000) else data


# ---- whose it is ----


def _whose(name: PurePosixPath, data: bytes, source: Path, assignment: str) -> Found | str | None:
    """A notebook with its student; a sentence where it is nobody's, or of another assignment; None for what is no work."""
    if any(part.startswith(".") or part == "__MACOSX" for part in name.parts):
        return None
    if name.suffix.lower() == ".zip":
        return _packed(name, data, assignment)
    student, person, file = _student(name)
    if student is None:
        return f"{str(name)!r} in {source.name} says not whose it is: not taken"
    try:
        node = reading.parse(data)
        belongs = notebook.guess_assignment(Path(file), node, exercises.ASSIGNMENTS, _owners())
    except UnusableSubmission:
        belongs = assignment  # grading says what is wrong with it, to its student
    if belongs != assignment:
        return f"{student}: {str(name)!r} is a notebook of {belongs!r}, not of {assignment!r}: not taken"
    return Found(student, str(name), file, data, person)


def _owners() -> dict[str, str]:
    return {name: exercise.assignment for name, exercise in exercises.all_exercises().items()}


def _student(name: PurePosixPath) -> tuple[str | None, str, str]:
    """`(student, what tells them from others of the name, the file's own name)`; no student where nothing says so."""
    first, file = name.parts[0], name.name
    if match := MOODLE.fullmatch(first):
        return _slug(match["name"]), match["number"], match["file"] or file
    if len(name.parts) == 1 and (match := CANVAS.fullmatch(first)):
        return _slug(f"{match['name']}-{match['number']}"), "", match["file"]
    stem = first if len(name.parts) > 1 else PurePosixPath(first).stem
    return (
        (stem, "", file)
        if STUDENT.fullmatch(stem) and stem.strip(".") and stem not in exercises.ASSIGNMENTS
        else (None, "", file)
    )


def _slug(words: str) -> str:
    """A name as that of a folder: "Ada Lovelace" is "ada-lovelace"; letters that are not ASCII stay."""
    return re.sub(r"[^\w.]+", "-", words.casefold()).strip("-.")[:60] or "nobody"


def _packed(name: PurePosixPath, data: bytes, assignment: str) -> Found | str:
    """What `autograder pack` made. The student is whom the platform names, else whom the receipt does."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            receipt = json.loads(_bytes(archive, archive.getinfo(RECEIPT)) or b"")
            file = f"{receipt['assignment']}.ipynb"
            inside = _bytes(archive, archive.getinfo(file))
            student = str(receipt["student"])
    except (KeyError, TypeError, ValueError, OSError, zipfile.BadZipFile):
        return f"{str(name)!r} is an archive, but not one that `autograder pack` made: not taken"
    platform = MOODLE.fullmatch(name.parts[0]) or (CANVAS.fullmatch(name.parts[0]) if len(name.parts) == 1 else None)
    if inside is None or not STUDENT.fullmatch(student) or not student.strip("."):
        return f"{str(name)!r} is an archive whose receipt does not fit it: not taken"
    if receipt["assignment"] != assignment:
        return f"{student}: {str(name)!r} is a pack of {receipt['assignment']!r}, not of {assignment!r}: not taken"
    if platform:
        named, person, _ = _student(name)
        return Found(named, str(name), file, inside, person)
    return Found(student, str(name), file, inside)
