"""nbgrader for a student: where assignments come from, and go to."""

from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = "introduction-to-deep-learning"
c.Exchange.root = str(Path(__file__).resolve().parents[2] / "exchange")
# Without it, nbgrader wants an exchange whose root everybody can write.
c.CourseDirectory.groupshared = True
