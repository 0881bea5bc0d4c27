"""A student's server: nbgrader's Assignment List and Validate, and a copy of the lessons."""

import shutil
from pathlib import Path

c = get_config()  # noqa: F821  (Jupyter defines it)

c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.assignment_list": True,
    "nbgrader.server_extensions.validate_assignment": True,
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.course_list": False,
}
# Sockets in the student's home: with TCP, any account of this machine could listen to what a kernel prints.
c.KernelManager.transport = "ipc"

for lesson in sorted((Path(__file__).resolve().parents[2] / "lessons").glob("*.ipynb")):
    mine = Path.home() / "lessons" / lesson.name
    if not mine.exists():  # what a student wrote into theirs is kept
        mine.parent.mkdir(exist_ok=True)
        shutil.copyfile(lesson, mine)
