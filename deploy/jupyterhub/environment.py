"""The Python environment of the class server: the packages of requirements.lock, and the students' edition of the course."""

import shutil
import subprocess
import sys
from pathlib import Path

PYTHONS = ("python3.13", "python3.12", "python3.11", "python3")
PLACES = "/usr/local/bin:/usr/bin"
FITS = "import ensurepip, sys, venv; print(sys.base_prefix); sys.exit(not (3, 11) <= sys.version_info < (3, 14))"
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")


class CannotInstall(Exception):
    """Why the class server cannot be installed, and what to do, in one sentence."""


def for_everybody(path: Path) -> bool:
    """Whether any account may read it: its own mode, and that of every folder on the way."""
    path = path.resolve()
    wanted = 0o005 if path.is_dir() else 0o004
    return path.stat().st_mode & wanted == wanted and all(folder.stat().st_mode & 0o001 for folder in path.parents)


def public_python() -> str:
    """A suitable interpreter that students' accounts can run, too. Raises CannotInstall where there is none."""
    for name in PYTHONS:
        found = shutil.which(name, path=PLACES)
        if not found:
            continue
        tried = subprocess.run([found, "-I", "-c", FITS], capture_output=True, text=True)
        if tried.returncode == 0 and for_everybody(Path(tried.stdout.strip())) and for_everybody(Path(found)):
            return found
    raise CannotInstall(
        f"no Python 3.11, 3.12 or 3.13 that every account can run is in {PLACES}: `sudo apt-get install python3-venv`"
    )


def install(environment: Path, checkout: Path) -> None:
    """Bring the environment up to date with the checkout: the packages where the lock has changed, the course always."""
    python, lock = environment / "bin/python", checkout / "requirements.lock"
    stamp = environment / "installed.lock"
    if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        print(f"installing the packages of requirements.lock into {environment}: some minutes, once", file=sys.stderr)
        subprocess.run([public_python(), "-m", "venv", "--clear", str(environment)], check=True)
        subprocess.run([python, *PIP, "--require-hashes", "-r", str(lock)], check=True)
        shutil.copyfile(lock, stamp)
    # Built as a wheel, whatever the checkout holds: a wheel has no answer key.
    words = ("--no-deps", "--no-build-isolation", "--force-reinstall", str(checkout))
    subprocess.run([python, *PIP, *words], check=True)
    if keys := [*environment.glob("lib/python*/site-packages/autograder/answer_key")]:
        raise CannotInstall(f"an answer key got into the students' environment ({keys[0]}): nothing is started")
