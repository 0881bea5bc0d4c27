"""The disk is full, the gradebook is locked, another grader is at work: one clear sentence or waiting, never half a grade."""

import os
import resource
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.soak.course import (
    Run,
    Written,
    adopt_orphans,
    completed,
    half_done,
    make_class,
    one_sentence,
    students_graded,
    undisturbed,
)

STUDENTS = 6
SHARES = (0.3, 0.0, 0.03, 0.1, 0.6, 0.9)  # of the room that a whole run needs: how much is left on the disk
SHORT = 3.0  # seconds for which a lock is to be waited out
LOCKS = {  # what another program holds, in SQL; the grader can write in none of these
    "being written": ("begin exclusive",),
    "being read": ("begin", "select count(*) from grade"),
    "about to be written": ("begin immediate",),
}


def full(folder: Path, count: int) -> tuple[str, list[str]]:
    """Fillings of the disk, limits on the size of files, locks for a short and a long time, each `count` ways; two graders."""
    adopt_orphans()
    make_class(folder / "class", STUDENTS)
    right, _, _ = undisturbed(folder / "class", folder / "right")
    wrong, done = [], []
    for name, trouble in troubles(folder, count):
        course = folder / "course"
        wrong += [f"{name}: {what}" for what in _one(course, trouble, right)]
        done.append(name)
        shutil.rmtree(course, ignore_errors=True)
    line = f"{len(done)} troubles, each ended in one sentence or was waited out, and a plain run set all right"
    return f"{line}{'' if may_mount(folder) else ' (no full disk: mounting is not allowed here)'}", wrong


Trouble = Callable[[Path], Iterator[str]]


def troubles(folder: Path, count: int) -> Iterator[tuple[str, Trouble]]:
    """The first of each kind is the one that is most likely to be met; the short version has no others."""
    template = folder / "class"
    need = size_of(folder / "right") - size_of(template)
    for share in SHARES[:count] if may_mount(folder) else ():
        yield (
            f"{share:.0%} of the room left",
            lambda course, share=share: on_a_full_disk(template, course, need * share),
        )
    for share in SHARES[:count] if count > 1 or not may_mount(folder) else ():
        yield f"a quota of {share:.0%}", lambda course, share=share: with_small_files(template, course, share)
    for name, statements in list(LOCKS.items())[:count]:
        yield f"{name}, for long", lambda course, s=statements: while_locked(template, course, s, None)
        if count > 1:
            yield f"{name}, for a moment", lambda course, s=statements: while_locked(template, course, s, SHORT)
    yield "two graders", lambda course: beside_another(template, course)


def _one(course: Path, trouble: Trouble, right: Written) -> Iterator[str]:
    try:
        yield from trouble(course)
        yield from half_done(course, right)
        yield from completed(course, right)
    finally:
        if course.is_mount():
            subprocess.run(["umount", str(course)], check=True)


def size_of(folder: Path) -> int:
    """Bytes of all files, in whole blocks of a tmpfs."""
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.rglob("*") if path.is_file())


# ---- full disks ----


def may_mount(folder: Path) -> bool:
    """Whether this user may mount a small file system."""
    probe = folder / "probe"
    probe.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(probe)], capture_output=True)
    if done.returncode == 0:
        subprocess.run(["umount", str(probe)], check=True)
    return done.returncode == 0


def on_a_full_disk(template: Path, course: Path, room: float) -> Iterator[str]:
    """The course lies on a disk of its own, on which so many bytes are left; then the rest is made free."""
    course.mkdir()
    size = 2 * size_of(template) + 2**26
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(course)], check=True)
    shutil.copytree(template, course, dirs_exist_ok=True)
    filler = course / "filler"
    state = os.statvfs(course)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(4096, state.f_bavail * state.f_frsize - int(room)))
    run = Run(course)
    yield from one_sentence(run.end())
    yield from run.left_over()
    filler.unlink()


def with_small_files(template: Path, course: Path, share: float) -> Iterator[str]:
    """No file may grow beyond a size (as with a quota): where the gradebook's growth ends, at a share of what it needs."""
    shutil.copytree(template, course)
    now, later = (size_of_gradebook(folder) for folder in (template, template.with_name("right")))
    limit = now + int(share * (later - now))
    run = Run(course, prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY)))
    yield from one_sentence(run.end())
    yield from run.left_over()


def size_of_gradebook(course: Path) -> int:
    return (course / "gradebook.db").stat().st_size


# ---- others at work ----


@contextmanager
def held(course: Path, statements: tuple[str, ...], seconds: float | None) -> Iterator[None]:
    """Hold a lock on the gradebook, for some seconds or until the end."""
    options = {"isolation_level": None, "check_same_thread": False, "timeout": 60}
    with closing(sqlite3.connect(course / "gradebook.db", **options)) as database:
        for statement in statements:
            database.execute(statement).fetchall()
        timer = threading.Timer(seconds or 0, database.execute, ["rollback"])
        if seconds:
            timer.start()
        yield
        if seconds:
            timer.join()


def while_locked(template: Path, course: Path, statements: tuple[str, ...], seconds: float | None) -> Iterator[str]:
    """Once the first student is graded, another program takes the gradebook, and gives it back soon or never."""
    shutil.copytree(template, course)
    run = Run(course)
    run.until(1)
    with held(course, statements, seconds):
        ended = run.end()
    if seconds is None:
        yield from one_sentence(ended, "locked")
    elif ended.code or ended.said:
        yield f"a lock of {seconds:.0f} s was not waited out: exit code {ended.code}, {ended.said.strip()[-200:]!r}"
    yield from run.left_over()


def beside_another(template: Path, course: Path) -> Iterator[str]:
    """Two graders begin at the same time: each finishes, or says in one sentence why not."""
    shutil.copytree(template, course)
    runs = [Run(course), Run(course)]
    ends = [run.end() for run in runs]
    for ended in ends:
        if ended.code or ended.said:
            yield from one_sentence(ended)
    if len(students_graded(course)) < STUDENTS and not any(ended.code for ended in ends):
        yield "both say that they are done, and not everyone is graded"
    yield from runs[0].left_over()
