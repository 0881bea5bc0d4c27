"""A course folder as nbgrader sees it: its settings, its folders, its gradebook, and what students handed in."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy.exc
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import make_url
from traitlets.config import Config, PyFileConfigLoader

from autograder import reading
from autograder.errors import CourseError
from autograder.grading import DEFAULT_SEED

BUSY = 20  # seconds that SQLite waits for another that writes: the formgrader, or a second grader


@dataclass(frozen=True)
class Handed:
    """What one student handed in."""

    student: str
    folder: Path

    def notebook(self, assignment: str) -> Path:
        return reading.find(self.folder, assignment)

    def timestamp(self) -> str | None:
        """When, as nbgrader's exchange noted it."""
        path = self.folder / "timestamp.txt"
        if not path.is_file() or path.is_symlink():
            return None
        return path.read_text(errors="replace").strip()[:100] or None


class Course:
    """A course folder: its nbgrader_config.py, its folders, its gradebook."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = self._load_config(root)
        self.folders = CourseDirectory(config=self.config, root=str(root))
        self.seed = int(self.config.GradeInSandbox.get("seed", DEFAULT_SEED))

    @staticmethod
    def _load_config(root: Path) -> Config:
        try:
            return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
        except Exception as error:  # the instructor's own Python: anything
            raise CourseError(f"{root / 'nbgrader_config.py'} cannot be used: {error}") from None

    def submitted(self, assignment: str) -> list[Handed]:
        """What each student who handed something in handed in, in the order of their names."""
        folder = self.root / self.folders.submitted_directory
        if not folder.is_dir():
            raise CourseError(f"there is no {folder}: collect the submissions first (`nbgrader collect {assignment}`)")
        return [Handed(who.name, who / assignment) for who in sorted(folder.iterdir()) if (who / assignment).is_dir()]

    def autograded(self, student: str, assignment: str) -> Path:
        return self.root / self.folders.autograded_directory / student / assignment

    @property
    def db_url(self) -> str:
        """The gradebook's address; SQLite's with the time that it waits for others."""
        url = make_url(self.folders.db_url)
        if url.get_backend_name() == "sqlite" and "timeout" not in url.query:
            url = url.update_query_dict({"timeout": str(BUSY)})
        return url.render_as_string(hide_password=False)

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """The open gradebook. Raises CourseError where it cannot be used."""
        try:
            with quiet_database(), Gradebook(self.db_url, self.folders.course_id) as book:
                yield book
        except sqlalchemy.exc.DatabaseError as error:
            what = f"the gradebook cannot be used ({error.orig})"
            raise CourseError(f"{what}: is it locked by another program, damaged, or on a full disk?") from None

    def require_assignment(self, assignment: str) -> None:
        """Raises CourseError where the gradebook does not know the assignment."""
        with self.gradebook() as book:
            try:
                book.find_notebook(assignment, assignment)
            except MissingEntry:
                what = f"run `nbgrader generate_assignment {assignment}` in {self.root} first"
                raise CourseError(f"the gradebook does not know {assignment!r}: {what}") from None


@contextmanager
def quiet_database() -> Iterator[None]:
    """Without SQLAlchemy's remarks on nbgrader's own queries (an autoflush in add_submission), which mean nothing here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)
        yield
