"""Where the class server keeps what, and what its accounts are called: the installer and the hub's configuration agree here."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

SETTINGS = "settings.json"


@dataclass(frozen=True)
class Layout:
    """A class server in one folder of one machine."""

    root: Path = Path("/srv/idl")
    prefix: str = "idl"  # of the names of the course's account and groups
    port: int = 8000  # the three that follow are the hub's own, for this machine alone

    @property
    def environment(self) -> Path:
        """Python and its packages, without an answer key: everybody reads it, root writes it."""
        return self.root / "environment"

    @property
    def etc(self) -> Path:
        """The configuration of the hub and of both kinds of servers: everybody reads it, root writes it."""
        return self.root / "etc"

    @property
    def lessons(self) -> Path:
        """The lessons, which each student gets a copy of: everybody reads them, root writes them."""
        return self.root / "lessons"

    @property
    def exchange(self) -> Path:
        """nbgrader's exchange, the only way between students and the course."""
        return self.root / "exchange"

    @property
    def course(self) -> Path:
        """The course: answer key, source/, gradebook, submissions. Its account alone reads and writes it."""
        return self.root / "course"

    @property
    def hub(self) -> Path:
        """The hub's cookie secret and database: root alone reads and writes it."""
        return self.root / "hub"

    @property
    def course_account(self) -> str:
        return f"{self.prefix}-course"

    @property
    def students(self) -> str:
        """The group of those who may log in, and get a server of their own."""
        return f"{self.prefix}-students"

    @property
    def instructors(self) -> str:
        """The group of those who may log in, and reach the course's server, too."""
        return f"{self.prefix}-instructors"

    def write(self, folder: Path) -> None:
        (folder / SETTINGS).write_text(json.dumps(asdict(self) | {"root": str(self.root)}, indent=1) + "\n")

    @classmethod
    def read(cls, folder: Path) -> "Layout":
        stored = json.loads((folder / SETTINGS).read_text())
        return cls(**stored | {"root": Path(stored["root"])})
