"""pyproject.toml says what the project needs; every other file that says so agrees with it."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = PYPROJECT["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()

EXTRAS = PROJECT["optional-dependencies"]
DIRECT = {
    canonicalize_name(requirement.name): requirement
    for requirement in map(Requirement, chain(PROJECT["dependencies"], *EXTRAS.values()))
}
PYTHONS = SpecifierSet(PROJECT["requires-python"])
MINORS = [minor for minor in range(30) if f"3.{minor}" in PYTHONS]


def lock_entries():
    """The lock's entries as `[(requirement, hashes)]`; no comments or options, continued lines joined."""
    text = re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE).replace("\\\n", " ")
    entries = []
    for line in re.findall(r"^\w.*", text, flags=re.MULTILINE):
        requirement, *hashes = re.split(r"\s+--hash=", line)
        entries.append((Requirement(requirement), hashes))
    return entries


def pip_section():
    """environment.yml's pip section: what conda hands to pip, in order."""
    (section,) = [entry["pip"] for entry in ENVIRONMENT["dependencies"] if isinstance(entry, dict)]
    return section


def pins(requirements):
    """`{name: version}`; every requirement is one exact pin."""
    found = {}
    for requirement in requirements:
        (specifier,) = requirement.specifier
        assert specifier.operator == "==", f"{requirement} is not an exact pin"
        assert "*" not in specifier.version, f"{requirement} is not an exact pin"
        found[canonicalize_name(requirement.name)] = specifier.version
    return found


LOCKED = lock_entries()


def test_lock_holds_every_direct_dependency():
    """What pyproject.toml asks for, extras included, is in the lock, in a version that it allows."""
    locked = pins(requirement for requirement, _ in LOCKED)
    assert sorted(DIRECT.keys() - locked.keys()) == []
    assert [str(r) for name, r in DIRECT.items() if not r.specifier.contains(locked[name])] == []


def test_lock_holds_direct_dependencies_for_every_python_and_system():
    """No direct dependency is left out, or given in two versions, by a marker."""
    conditional = [str(r) for r, _ in LOCKED if canonicalize_name(r.name) in DIRECT and r.marker]
    names = [canonicalize_name(requirement.name) for requirement, _ in LOCKED]
    assert conditional == []
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_lock_entry_has_hashes():
    """pip installs nothing whose content was not seen when the lock was made."""
    sha256 = re.compile(r"sha256:[0-9a-f]{64}")
    unproven = [str(r) for r, hashes in LOCKED if not hashes or not all(map(sha256.fullmatch, hashes))]
    assert LOCKED
    assert unproven == []


def test_lock_names_no_address():
    """The lock works with any index: no URL, index, find-links or path is in it, not even in a comment."""
    address = re.compile(r"://|file:|@\s|^-|--(?!hash=)|(?<![\w.])~?/\w|\bindex\b", re.MULTILINE)
    assert [line for line in LOCK.splitlines() if address.search(line)] == []


def test_environment_pins_every_direct_dependency_as_the_lock_does():
    """conda and Binder get the versions that pip gets: each direct dependency, and nothing else."""
    *requirements, _ = pip_section()
    locked = pins(requirement for requirement, _ in LOCKED)
    expected = {name: locked.get(name) for name in DIRECT}
    assert pins(map(Requirement, requirements)) == expected
    assert len(requirements) == len(expected), "a dependency stands twice in environment.yml"


def test_environment_installs_the_course_last():
    """Binder runs in a clone, and the course itself needs its dependencies first."""
    assert pip_section()[-1] == "-e ."


def test_environment_comes_from_conda_forge():
    """No other channel decides what is installed."""
    assert ENVIRONMENT["name"] == PROJECT["name"]
    assert ENVIRONMENT["channels"] == ["conda-forge"]


def test_environment_python_is_a_supported_one():
    """environment.yml names one minor version, within requires-python."""
    (python,) = [d for d in ENVIRONMENT["dependencies"] if str(d).startswith("python")]
    assert python in [f"python=3.{minor}" for minor in MINORS]


def test_makefile_accepts_the_supported_pythons():
    """`make` builds .venv with exactly the Python versions that pyproject.toml allows."""
    low, high = re.search(r"\((3, \d+)\) <= sys.version_info < \((3, \d+)\)", MAKEFILE).groups()
    assert SpecifierSet(f">={low.replace(', ', '.')},<{high.replace(', ', '.')}") == PYTHONS


def test_makefile_names_the_supported_pythons():
    """Each supported version is tried by its name, the newest first, and the error names them all."""
    candidates = re.findall(r"(?:python3\.\d+ )+python3\b", MAKEFILE)
    expected = " ".join([*(f"python3.{minor}" for minor in reversed(MINORS)), "python3"])
    *rest, last = [f"3.{minor}" for minor in MINORS]
    assert candidates
    assert set(candidates) == {expected}
    assert f"install Python {', '.join(rest)} or {last}," in MAKEFILE


def test_lock_is_made_for_the_oldest_python():
    """`make lock` resolves for the oldest supported version, so that the lock fits the newer ones too."""
    (python,) = re.findall(r"--python-version (\S+)", MAKEFILE)
    assert Version(python) == Version(f"3.{MINORS[0]}")


def test_build_backend_is_installed():
    """The editable install builds without isolation, so the lock brings the build backend."""
    requires = PYPROJECT["build-system"]["requires"]
    assert [name for name in requires if canonicalize_name(Requirement(name).name) not in DIRECT] == []
