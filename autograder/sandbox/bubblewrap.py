"""The outer walls: the bubblewrap command around the warm process.

Inside there is the interpreter and its packages, read-only, and nothing else of this machine: no network, no home, no
course folder, no answer key, no environment. Source: bwrap(1).
"""

import os
import shutil
import site
import sys
import sysconfig
from collections.abc import Collection
from pathlib import Path

import autograder
from autograder.errors import SandboxUnavailable
from autograder.inside import datasets, phantom
from autograder.inside.walls import SCRATCH

PACKAGE = Path(autograder.__file__).resolve().parent
SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib64",
    "/lib32",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/localtime",
)
ENVIRONMENT = {
    "HOME": SCRATCH,
    "TMPDIR": SCRATCH,
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "agg",
    "MPLCONFIGDIR": f"{SCRATCH}/matplotlib",
    "IPYTHONDIR": f"{SCRATCH}/ipython",
    "OPENBLAS_NUM_THREADS": "1",  # one submission a core; also, a fork of a threaded BLAS can hang
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
}
INSIDE = Path("/sandbox/inside")
ENTRY = "import sys; sys.path.insert(0, '/sandbox'); from inside.warm import main; main()"


def find_bubblewrap() -> str:
    """The path of `bwrap`. Raises SandboxUnavailable, which says what to install."""
    path = shutil.which("bwrap", path=os.environ.get("PATH", os.defpath) + ":/usr/bin:/usr/local/bin")
    if path is None:
        raise SandboxUnavailable("bubblewrap is not installed: run `sudo apt-get install bubblewrap`")
    return path


def explain(said: str) -> str:
    """What it means that the walls do not stand, and what to do, from the last words of bubblewrap or of the inner walls."""
    said = said.partition(", likely")[0]  # bubblewrap guesses at length
    about_namespaces = any(words in said.lower() for words in ("namespace", "unshare", "uid map", "uid_map"))
    if about_namespaces and os.getuid() == 0:
        return (
            f"this machine lets root make no namespaces, as containers do ({said}): start the container with "
            "`--privileged`, or grade outside it"
        )
    if about_namespaces:
        return (
            f"user namespaces are forbidden to plain users here ({said}): grade as root, or have an administrator set "
            "`sysctl user.max_user_namespaces=10000` and, where it exists, `kernel.unprivileged_userns_clone=1` (Debian) or "
            "`kernel.apparmor_restrict_unprivileged_userns=0` (Ubuntu)"
        )
    return f"the sandbox does not start ({said}): run `autograder doctor`"


def interpreter_folders() -> list[Path]:
    """Where the interpreter and its packages lie: the virtual environment and the installation under it."""
    folders = {
        Path(sys.prefix),
        Path(sys.base_prefix),
        Path(sys.prefix).resolve(),
        Path(sys.base_prefix).resolve(),
    }
    folders |= {Path(sys.executable).resolve().parent.parent}
    return sorted(folder for folder in folders if folder.is_dir() and folder != Path("/"))


def package_folders() -> list[Path]:
    """Every folder of installed packages that the interpreter inside can see."""
    folders = {
        Path(p) for p in (*site.getsitepackages(), sysconfig.get_path("purelib"), "/usr/lib/python3/dist-packages")
    }
    return sorted(folder.resolve() for folder in folders if folder.is_dir())


def data_folders() -> list[Path]:
    """Folders of data in packages that are hidden themselves."""
    return [folder / name for folder in package_folders() for name in datasets.FOLDERS if (folder / name).is_dir()]


def hidden_folders(course: Path, modules: Collection[str]) -> list[Path]:
    """Folders that lie under something visible, and must not be: the course, the package, and the packages that hold
    ready-made answers, but for those among the modules that are to be imported."""
    hidden = [course.resolve(), PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").exists() else PACKAGE]
    absent = phantom.READY_MADE.difference(modules)
    return hidden + [f / name for f in package_folders() for name in absent if (f / name).is_dir()]


def command(control: int, *, course: Path, modules: tuple[str, ...]) -> list[str]:
    """The command line that starts the warm process behind the outer walls, with its control socket on `control`."""
    words = [
        find_bubblewrap(),
        "--unshare-ipc",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-uts",
        "--unshare-cgroup-try",
        "--die-with-parent",
        "--new-session",
        "--clearenv",
        "--hostname",
        "sandbox",
    ]
    # The warm process, which runs no student's code, keeps just what it takes to wall in each submission. For real root that
    # is also what makes a submission another, unprivileged user; a plain user is root in a user namespace, and nowhere else.
    if os.getuid() == 0:
        words += ["--cap-drop", "ALL"]
        kept = ("CAP_SYS_ADMIN", "CAP_SETUID", "CAP_SETGID", "CAP_KILL")
    else:
        words += ["--unshare-user", "--uid", "0", "--gid", "0"]
        kept = ("CAP_SYS_ADMIN", "CAP_SETFCAP")  # the latter is asked of who maps user 0 into a user namespace
    words += [word for capability in kept for word in ("--cap-add", capability)]
    for name, value in ENVIRONMENT.items():
        words += ["--setenv", name, value]
    words += ["--dev", "/dev", "--proc", "/proc", "--tmpfs", SCRATCH]
    for path in SYSTEM:
        words += (
            ["--symlink", str(Path(path).readlink()), path]
            if Path(path).is_symlink()
            else ["--ro-bind-try", path, path]
        )
    visible = interpreter_folders() + data_folders()
    hidden = hidden_folders(course, modules)
    if not any(_lies_under(path, [Path("/tmp")]) for path in visible):
        words += ["--symlink", SCRATCH, "/tmp"]
    # A hidden folder may hold a visible one (the course its .venv): shallow first, so that the deeper one has the last word.
    covers = [path for path in hidden if _lies_under(path, [*visible, *map(Path, SYSTEM)])]
    for path in sorted({*visible, *covers}, key=lambda p: len(p.parts)):
        words += _parents(path) + (["--tmpfs", str(path)] if path in covers else ["--ro-bind", str(path), str(path)])
    words += [*_parents(INSIDE), "--ro-bind", str(PACKAGE / "inside"), str(INSIDE)]
    for path in ("/dev", *map(str, covers), "/"):
        words += ["--remount-ro", path]
    return [*words, "--chdir", SCRATCH, "--", sys.executable, "-I", "-c", ENTRY, str(control), *modules]


def without_walls(control: int, *, modules: tuple[str, ...]) -> list[str]:
    """The same warm process with no walls around it, for `--unsafe`."""
    entry = ENTRY.replace(repr(str(INSIDE.parent)), repr(str(PACKAGE)))
    return [sys.executable, "-I", "-c", entry, str(control), *modules]


def _parents(path: Path) -> list[str]:
    """Words that make the folders above a mount; bubblewrap alone makes them closed to all but their owner."""
    return [word for parent in reversed(path.parents[:-1]) for word in ("--perms", "0755", "--dir", str(parent))]


def _lies_under(path: Path, roots: list[Path]) -> bool:
    return any(root == path or root in path.parents for root in roots)
