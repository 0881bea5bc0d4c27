"""nbgrader for the course's account, beside the course's own nbgrader_config.py: the course, and the exchange."""

from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader defines it)
ROOT = Path(__file__).resolve().parents[2]

c.CourseDirectory.root = str(ROOT / "course")
c.Exchange.root = str(ROOT / "exchange")
# Without it, nbgrader wants an exchange whose root everybody can write.
c.CourseDirectory.groupshared = True
