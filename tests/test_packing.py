"""`autograder pack`: what is in the pack and on the receipt, and that any notebook can be packed."""

import hashlib
import json
import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder import packing
from autograder.collecting import collect
from autograder.errors import AutograderError, UnusableSubmission
from autograder.packing import checked, pack

RIGHT = "import numpy as np\nfrom autograder import check\ndef relu(z): return np.maximum(0, z)"
WRONG = "def leaky_relu(z, alpha=0.01): return z"


def notebook(folder: Path, *sources: str) -> Path:
    path = folder / "activations.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources]), path)
    return path


def test_the_receipt_says_what_is_in_the_pack(tmp_path: Path) -> None:
    """Name, time, each file with its hash, which exercises pass, and the pack's own hash; the notebook is as it was."""
    path = notebook(tmp_path, RIGHT, "check(relu)", WRONG, "check(leaky_relu)", "check(softmax)")
    before = path.read_bytes()
    text = pack(path, "ada", tmp_path)
    target = tmp_path / "activations-ada.zip"
    assert f"receipt  {hashlib.sha256(target.read_bytes()).hexdigest()}" in text
    assert (tmp_path / "activations-ada.receipt.txt").read_text() == text + "\n"
    with zipfile.ZipFile(target) as archive:
        receipt = json.loads(archive.read("receipt.json"))
        assert archive.read("activations.ipynb") == before == path.read_bytes()
    assert receipt["checks"] == {"relu": "passes", "leaky_relu": "not yet", "softmax": "not yet"}
    assert receipt["files"] == {"activations.ipynb": hashlib.sha256(before).hexdigest()}
    assert "1 of 3 exercises pass" in text


def test_the_instructor_takes_what_was_packed(tmp_path: Path) -> None:
    """From a folder of packs, as they arrive by mail."""
    packs = tmp_path / "packs"
    packs.mkdir()
    path = notebook(tmp_path, RIGHT)
    pack(path, "ada", packs)
    assert collect("activations", [packs], tmp_path / "submitted").new == ["ada"]
    assert (tmp_path / "submitted/ada/activations/activations.ipynb").read_bytes() == path.read_bytes()


def test_a_cell_that_never_ends_is_packed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Handing in must be possible, whatever the notebook does."""
    monkeypatch.setattr(packing, "CELL_SECONDS", 2)
    text = pack(notebook(tmp_path, RIGHT, "check(relu)", "while True: pass", "check(sigmoid)"), "ada", tmp_path)
    assert "1 of 2 exercises pass" in text
    assert "sigmoid (not run)" in text


@pytest.mark.parametrize("name", ["../ada", "a da", "..", "a/b", "x" * 61])
def test_a_name_that_is_no_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match="cannot be a student's name"):
        pack(notebook(tmp_path, RIGHT), name, tmp_path)


def test_what_is_no_notebook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "activations.ipynb").write_text("hello")
    with pytest.raises(UnusableSubmission):
        pack(tmp_path / "activations.ipynb", "ada", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["activations.ipynb"]


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match="cannot write into"):
        pack(notebook(tmp_path, "x = 1"), "ada", tmp_path / "absent")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("check(relu)", "relu"),
        ("# tried\ncheck( relu );", "relu"),
        ("x = 1", None),
        ("check(", None),
        ("check(f(x))", None),
    ],
)
def test_the_exercise_a_cell_checks(source: str, name: str | None) -> None:
    assert checked(source) == name
