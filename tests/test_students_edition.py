"""The students' edition: all that a student needs, and nothing of the instructor's."""

import os
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]


def python(edition: Path, code: str) -> subprocess.CompletedProcess:
    environment = os.environ | {"PYTHONPATH": str(edition / "installed")}
    return subprocess.run([sys.executable, "-c", code], cwd=edition, env=environment, capture_output=True, text=True)


def test_it_holds_no_answer(students_edition: Path) -> None:
    """No answer key, reference, hidden case or solution: in no file of the archive, nor of the installed package."""
    files = [path for path in students_edition.rglob("*") if path.is_file()]
    assert not [path for path in files if "answer_key" in path.parts or "source" in path.parts]
    for path in files:
        data = path.read_bytes()
        for word in (b"AnswerKey(", b"BEGIN SOLUTION", b"MARK SCHEME"):
            assert word not in data, path


def test_it_holds_every_lesson_and_assignment(students_edition: Path) -> None:
    wanted = {path.relative_to(ROOT) for path in [*ROOT.glob("course/[0-9]*.ipynb"), *ROOT.glob("release/*/*")]}
    assert wanted <= {path.relative_to(students_edition) for path in students_edition.rglob("*")}


def test_its_package_is_found_and_has_no_key(students_edition: Path) -> None:
    """What a notebook imports is what was installed, and looking for the key there finds nothing."""
    code = (
        "import autograder, course.drawing as c; print(autograder.__file__, c.__file__); import autograder.answer_key"
    )
    done = python(students_edition, code)
    assert done.stdout.split() == [
        str(students_edition / "installed" / name / "__init__.py") for name in ("autograder", "course/drawing")
    ]
    assert "No module named 'autograder.answer_key'" in done.stderr


def test_it_packs_what_a_student_hands_in(students_edition: Path, tmp_path: Path) -> None:
    """`autograder pack` works without the grader's own packages."""
    hide = (
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in {'nbgrader', 'safetensors', 'jinja2', 'psutil', 'distributed', 'sqlalchemy'}:\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        f"sys.argv = ['autograder', 'pack', 'release/neurons/neurons.ipynb', '--student', 'ada', '--to', {str(tmp_path)!r}]\n"
        "from autograder.cli import main; main()"
    )
    done = python(students_edition, hide)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "neurons-ada.zip").exists()


def test_its_environment_needs_no_clone(students_edition: Path) -> None:
    """The package comes from the archive, the course's packages in their locked versions, and none of the grader's."""
    [pip] = [
        d["pip"]
        for d in yaml.safe_load((students_edition / "environment.yml").read_text())["dependencies"]
        if isinstance(d, dict)
    ]
    assert (students_edition / pip[-1]).is_file()
    ours = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"][-1]["pip"]
    assert set(pip[:-1]) < set(ours)
    names = {line.partition("==")[0] for line in pip[:-1]}
    assert {"jupyterlab", "numpy", "tensorflow", "ipywidgets"} <= names
    assert not names & {"nbgrader", "jupyterhub", "pytest"}
    assert (students_edition / "requirements.txt").read_text().split() == pip
