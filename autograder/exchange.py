"""Collecting from nbgrader's exchange on a machine of many accounts: from each student their own files, and no other.

Everybody may write into the exchange's `inbound`, and nbgrader 0.9.6 believes what it finds there. It follows links with the
rights of the course: a link to `source/neurons/neurons.ipynb` is handed in as an answer, and comes back as feedback. It
only warns of a folder in another student's name, takes the time from the folder's name, and one name that is no date ends
the collection for the whole class.
"""

import fnmatch
import os
import pwd
import re
import secrets
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeCollect

from autograder.reading import MAX_FILE

MAX_FILES = 100  # in one submission; an assignment of this course is one notebook
MAX_TOTAL = 100 * 2**20  # bytes of one submission, as nbgrader's own bound
TRUE = timedelta(minutes=1)  # how far the claimed time may be from the kernel's: a slow copy of a large notebook

SECRET = re.compile(rb"[0-9a-f]{128}")  # as nbgrader's Submit makes them

Record = dict[str, Any]


class CollectOwn(ExchangeCollect):
    """Takes the plain files of a folder that belongs, like all that is in it, to the student whose name it bears.

    When it was handed in is what the kernel noted, where the folder's name says otherwise.
    """

    def init_src(self) -> None:
        self.when: dict[str, datetime] = {}
        super().init_src()
        self.src_records = [record for record in self.src_records if record["username"]]

    def _path_to_record(self, path: str) -> Record:
        """nbgrader's record of a folder; one of nobody, and a warning, for what is not to be collected."""
        try:
            record = super()._path_to_record(path)
            owner, changed = _whose_and_when(Path(path))
        except (ExchangeError, ValueError, OverflowError, OSError, KeyError):
            return self._nobodys(path, "it is no submission: its name or its place is wrong")
        if owner != record["username"]:
            return self._nobodys(path, f"it is in the name of {record['username']}, but belongs to {owner}")
        if abs(changed - record["timestamp"]) > TRUE:
            self.log.warning("%s was last changed at %s UTC: that is the time that counts", path, changed)
            record["timestamp"] = changed
        self.when[path] = record["timestamp"]
        return record

    def _nobodys(self, path: str, why: str) -> Record:
        self.log.warning("not collected: %s: %s", path, why)
        return {"username": "", "filename": os.path.basename(path), "timestamp": datetime.min}  # noqa: PTH119 (nbgrader's)

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """Copy what is the student's, and write when it was handed in.

        The secret names the student's feedback. nbgrader releases nobody's feedback where one has none that it can read.
        """
        target = Path(dest)
        target.mkdir()
        for name, why in copy_own(Path(src), target, self.coursedir.ignore):
            self.log.warning("not collected: %r in %s: %s", name, src, why)
        _ensure_secret(target / "submission_secret.txt")
        (target / "timestamp.txt").write_text(f"{self.when[src]:%Y-%m-%d %H:%M:%S.%f} UTC")


def _whose_and_when(folder: Path) -> tuple[str, datetime]:
    """Whose folder it is, and when it or a file in it was last changed: no student can set that time, only renew it."""
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode):
        raise ValueError(f"{folder} is no folder")
    newest = max([about.st_ctime, *(entry.lstat().st_ctime for entry in folder.iterdir())])
    return pwd.getpwuid(about.st_uid).pw_name, datetime.fromtimestamp(newest, UTC).replace(tzinfo=None)


def _ensure_secret(path: Path) -> None:
    if not path.is_file() or not SECRET.fullmatch(path.read_bytes()):
        path.write_text(secrets.token_hex(64))


def copy_own(source: Path, target: Path, ignore: list[str]) -> list[tuple[str, str]]:
    """Copy the plain files in `source` that belong to its owner, links not followed. Returns `(name, why not)` of others.

    The folder may be changed while it is copied: each file is opened first, and then it is asked what was opened.
    """
    refused = []
    folder = os.open(source, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        owner, left = os.fstat(folder).st_uid, MAX_TOTAL
        for count, name in enumerate(sorted(entry.name for entry in os.scandir(folder))):
            if any(fnmatch.fnmatch(name, pattern) for pattern in ignore):
                continue
            found = "there are too many files" if count >= MAX_FILES else _own_bytes(folder, name, owner, left)
            if isinstance(found, str):
                refused.append((name, found))
            else:
                (target / name).write_bytes(found)
                left -= len(found)
    finally:
        os.close(folder)
    return refused


def _own_bytes(folder: int, name: str, owner: int, left: int) -> bytes | str:
    """What a file holds; why it is not taken, where it is not the owner's, no plain file, or too large."""
    most = min(MAX_FILE, left)
    try:  # O_NONBLOCK: opening a FIFO must not wait for a writer
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError as error:
        return f"it is a link, or cannot be opened ({(error.strerror or 'unreadable').lower()})"
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode) or about.st_uid != owner:
        os.close(descriptor)
        return "it is no plain file of the student's"
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(most + 1)
    return data if len(data) <= most else "it is too large"
