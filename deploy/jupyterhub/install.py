"""`make hub`: a class server on this machine, installed or brought up to date, and started.

JupyterHub with the system's accounts. Students' servers run as the students. The course has an account of its own, which
owns the answer key, the gradebook and the submissions; instructors use its server. README.md says the rest.
"""

import argparse
import grp
import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

from environment import CannotInstall, for_everybody, install
from layout import Layout

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
COURSE_ID = "introduction-to-deep-learning"
CODE = ("autograder", "course", "docs", "pyproject.toml", "README.md", "LICENSE")  # replaced by each installation
EDITED = ("source", "release", "nbgrader_config.py")  # an instructor's from the first installation on


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make hub", description=__doc__.splitlines()[0])
    usual = Layout()
    parser.add_argument("--root", type=Path, default=usual.root, help="the folder of the class server (%(default)s)")
    parser.add_argument("--prefix", default=usual.prefix, help="of the names of its account and groups (%(default)s)")
    parser.add_argument("--port", type=int, default=usual.port, help="on 127.0.0.1; the next three too (%(default)s)")
    parser.add_argument("--no-start", action="store_true", help="install only")
    return parser.parse_args()


def require(layout: Layout) -> None:
    """What must be so before anything is changed. Raises CannotInstall."""
    if os.getuid() != 0:
        raise CannotInstall("a class server needs root, to run each student's server as that student: `sudo make hub`")
    if not shutil.which("bwrap"):
        raise CannotInstall("submissions are graded behind bubblewrap: `sudo apt-get install bubblewrap`")
    if for_everybody(CHECKOUT / "autograder/answer_key"):
        raise CannotInstall(
            f"every account of this machine can read the answer key in {CHECKOUT}: `chmod o-rwx {CHECKOUT}`"
        )
    if not for_everybody(existing(layout.root)):
        raise CannotInstall(f"students' accounts cannot reach {layout.root}: choose another --root, such as /srv/idl")


def existing(folder: Path) -> Path:
    return next(parent for parent in (folder, *folder.parents) if parent.exists())


def make_accounts(layout: Layout) -> None:
    """The groups of students and instructors, and the course's account, which nobody can log in to."""
    for group in (layout.students, layout.instructors):
        subprocess.run(["groupadd", "--force", group], check=True)
    try:
        pwd.getpwnam(layout.course_account)
    except KeyError:
        words = ["--system", "--user-group", "--home-dir", str(layout.course), "--no-create-home"]
        subprocess.run(["useradd", *words, "--shell", "/usr/sbin/nologin", layout.course_account], check=True)


def make_folders(layout: Layout) -> None:
    """Every folder with its owner and mode. Students write into one alone, and cannot list it."""
    course = layout.course_account
    folder(layout.root, "root", 0o755)
    folder(layout.etc, "root", 0o755)
    folder(layout.lessons, "root", 0o755)
    folder(layout.hub, "root", 0o700)
    folder(layout.course, course, 0o700)
    folder(layout.exchange, course, 0o755)
    ours = layout.exchange / COURSE_ID
    folder(ours, course, 0o755)
    folder(ours / "outbound", course, 0o755)
    folder(ours / "feedback", course, 0o711)  # a file's name there is known to the student alone
    folder(ours / "inbound", course, 0o1733)  # sticky: what a student handed in, no other can rename or remove


def folder(path: Path, owner: str, mode: int) -> None:
    path.mkdir(exist_ok=True, parents=True)
    shutil.chown(path, owner, grp.getgrgid(pwd.getpwnam(owner).pw_gid).gr_name)
    path.chmod(mode)


def copy_course(layout: Layout) -> None:
    """The checkout into the course's folder, written by its account. What an instructor may have edited is kept."""
    first = not (layout.course / "nbgrader_config.py").exists()
    parts = [*CODE, *(EDITED if first else ())]
    as_course = ["runuser", "-u", layout.course_account, "--"]
    subprocess.run([*as_course, "rm", "-rf", "--", *(str(layout.course / part) for part in parts)], check=True)
    pack = ["tar", "-C", str(CHECKOUT), "--exclude=__pycache__", "-c", "--", *parts]
    with subprocess.Popen(pack, stdout=subprocess.PIPE) as packing:
        unpack = [*as_course, "tar", "-C", str(layout.course), "--no-same-permissions", "-x"]
        subprocess.run(unpack, stdin=packing.stdout, check=True, umask=0o077)
    if packing.returncode:
        raise CannotInstall(f"{CHECKOUT} could not be copied to {layout.course}")


def copy_configuration(layout: Layout) -> None:
    """This folder to etc/, and the lessons. An administrator's own etc/local_config.py is kept."""
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HERE, layout.etc, dirs_exist_ok=True, ignore=unwanted, copy_function=shutil.copyfile)
    layout.write(layout.etc)
    for lesson in CHECKOUT.glob("course/[0-9]*.ipynb"):
        shutil.copyfile(lesson, layout.lessons / lesson.name)


def main() -> None:
    given = arguments()
    layout = Layout(given.root.absolute(), given.prefix, given.port)
    os.umask(0o022)
    try:
        require(layout)
        make_accounts(layout)
        make_folders(layout)
        install(layout.environment, CHECKOUT)
        copy_course(layout)
        copy_configuration(layout)
    except CannotInstall as error:
        sys.exit(str(error))
    except subprocess.CalledProcessError as error:
        sys.exit(f"this command failed: {' '.join(map(str, error.cmd))}")
    if given.no_start:
        return
    print(f"the class server is at http://127.0.0.1:{layout.port}; Ctrl-C ends it", file=sys.stderr)
    hub = layout.environment / "bin/jupyterhub"
    os.chdir(layout.hub)
    os.execv(hub, [str(hub), "-f", str(layout.etc / "jupyterhub_config.py")])


if __name__ == "__main__":
    main()
