"""The import graph: one direction, no cycles, and nothing of the grader's in what a student installs or the sandbox runs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "autograder"

# From the bottom up: a module may import what stands before it, and from its own folder.
LAYERS = (
    ("errors", "inside"),
    ("model",),
    ("compare", "drawing"),
    ("exercises", "assess"),
    ("checking", "answer_key"),
    ("judge", "reading", "packing", "notebook", "collecting", "restoring", "sandbox", "follow_through"),
    ("oracle",),
    ("grading",),
    ("report",),
    ("graded_notebook",),
    ("course", "gradebook"),
    ("autograded", "preprocessor", "exchange", "rendering", "memory"),
    ("batch",),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def owner(path: Path) -> str:
    """The layer's name of a file: its module, or the folder it lies in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The layers that a file imports, wherever in the file, relative imports resolved."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = ["autograder", *path.relative_to(PACKAGE).parts][: -node.level]
            stem = ".".join([*base, *filter(None, [node.module])])
            names |= {stem} | {f"{stem}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    parts = {tuple(name.split(".")) for name in names}
    return {p[1] for p in parts if p[0] == "autograder" and len(p) > 1 and p[1] in LEVEL}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """A module imports from layers below its own, or from its own folder; so there is no cycle between layers."""
    mine = owner(path)
    assert mine in LEVEL, f"{mine} has no place in LAYERS yet"
    order = [name for names in LAYERS for name in names]
    for other in imported(path) - {mine}:
        assert order.index(other) < order.index(mine), f"{mine} imports {other}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "inside").glob("*.py")), ids=lambda p: p.name)
def test_the_sandboxs_side_imports_nothing_else_of_the_package(path: Path) -> None:
    """What runs beside a student's code holds no judge, no exercise and no key."""
    assert imported(path) <= {"inside"}


def test_only_the_grader_knows_the_answer_key() -> None:
    """The answer key is imported by the grader's modules alone, never by what a student installs and uses."""
    users = {owner(path) for path in FILES if "answer_key" in imported(path)} - {"answer_key"}
    assert users == {"grading", "oracle", "batch"}


def test_check_needs_only_what_the_students_edition_installs() -> None:
    """`from autograder import check` loads nothing but NumPy, IPython and the standard library's neighbours."""
    code = (
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in {'nbgrader', 'nbformat', 'safetensors', 'typer', 'rich', 'jinja2', 'psutil'}:\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        "import numpy as np\n"
        "from autograder import check\n"
        "def relu(z): return np.maximum(0, z)\n"
        "check(relu)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "relu passes" in done.stdout
