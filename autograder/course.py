"""A course folder as nbgrader sees it: its settings, its folders, its gradebook, and what students handed in."""

import fcntl
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.config import Config, PyFileConfigLoader

from autograder import reading
from autograder.errors import CourseError
from autograder.grading import DEFAULT_SEED

if TYPE_CHECKING:  # nbgrader takes a second to import: it is, while the sandbox starts
    from nbgrader.api import Gradebook
    from nbgrader.coursedir import CourseDirectory

BUSY = 20  # seconds that SQLite waits for another that writes: the formgrader, or a second grader


@dataclass(frozen=True)
class Handed:
    """What one student handed in."""

    student: str
    folder: Path

    def notebook(self, assignment: str) -> Path:
        return reading.find(self.folder, assignment)

    def timestamp(self) -> str | None:
        """When, as nbgrader's exchange noted it; None where that is no date, since the file comes from the student."""
        from nbgrader.utils import parse_utc

        path = self.folder / "timestamp.txt"
        with suppress(OSError, ValueError, OverflowError):
            if path.is_file() and not path.is_symlink() and path.stat().st_size < 1000:
                text = path.read_text(errors="replace").strip()
                parse_utc(text)
                return text
        return None


class Course:
    """A course folder: its nbgrader_config.py, its folders, its gradebook."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = self._load_config(root)
        self.seed = int(self.config.GradeInSandbox.get("seed", DEFAULT_SEED))

    @cached_property
    def folders(self) -> "CourseDirectory":
        from nbgrader.coursedir import CourseDirectory

        return CourseDirectory(config=self.config, root=str(self.root))

    @staticmethod
    def _load_config(root: Path) -> Config:
        try:
            return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
        except Exception as error:  # the instructor's own Python: anything
            raise CourseError(f"{root / 'nbgrader_config.py'} cannot be used: {error}") from None

    def submitted(self, assignment: str) -> list[Handed]:
        """What each student handed in, in the order of their names: who skipped the assignment is not among them."""
        folder = self.root / self.folders.submitted_directory
        if not folder.is_dir():
            raise CourseError(f"there is no {folder}: collect the submissions first (`nbgrader collect {assignment}`)")
        parts = (self.folders.source_directory, self.folders.release_directory)
        others = {path.name for part in parts for path in (self.root / part).glob("*")} - {assignment}
        return [Handed(who, path) for who, path in reading.handed_in(folder, assignment, others).items()]

    @contextmanager
    def alone(self, assignment: str) -> Iterator[None]:
        """While no other grader is at work on an assignment of this course. Raises CourseError where one is.

        The lock is the kernel's, on the folder of the release: it ends with the process, however that ends.
        """
        folder = os.open(self.root / "release" / assignment, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(folder)
            raise CourseError(
                f"another grader is at work on {assignment!r} in {self.root}: wait until it is done"
            ) from None
        except OSError:  # a file system without locks: the database's own still hold
            pass
        try:
            yield
        finally:
            os.close(folder)

    def autograded(self, student: str, assignment: str) -> Path:
        return self.root / self.folders.autograded_directory / student / assignment

    @property
    def db_url(self) -> str:
        """The gradebook's address; SQLite's with the time that it waits for others."""
        from sqlalchemy.engine import make_url

        url = make_url(self.folders.db_url)
        if url.get_backend_name() == "sqlite" and "timeout" not in url.query:
            url = url.update_query_dict({"timeout": str(BUSY)})
        return url.render_as_string(hide_password=False)

    @contextmanager
    def gradebook(self) -> Iterator["Gradebook"]:
        """The open gradebook. Raises CourseError where it cannot be used."""
        import sqlalchemy.exc
        from nbgrader.api import Gradebook

        try:
            with quiet_database(), Gradebook(self.db_url, self.folders.course_id) as book:
                yield book
        except sqlalchemy.exc.DatabaseError as error:
            what = f"the gradebook cannot be used ({error.orig})"
            raise CourseError(f"{what}: is it locked by another program, damaged, or on a full disk?") from None

    def require_assignment(self, assignment: str) -> None:
        """Raises CourseError where the gradebook does not know the assignment."""
        from nbgrader.api import MissingEntry

        with self.gradebook() as book:
            try:
                book.find_notebook(assignment, assignment)
            except MissingEntry:
                what = f"run `nbgrader generate_assignment {assignment}` in {self.root} first"
                raise CourseError(f"the gradebook does not know {assignment!r}: {what}") from None


@contextmanager
def quiet_database() -> Iterator[None]:
    """Without SQLAlchemy's remarks on nbgrader's own queries (an autoflush in add_submission), which mean nothing here."""
    import sqlalchemy.exc

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)
        yield
