"""`autograder collect`: whose a file is, what is taken of a hostile archive, and what is said of the rest."""

import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from autograder import collecting
from autograder.collecting import Collected, collect
from autograder.errors import UnknownName

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = (ROOT / "release/activations/activations.ipynb").read_bytes()
OTHER = (ROOT / "release/forward/forward.ipynb").read_bytes()
CHANGED = NOTEBOOK.replace(b"sigmoid", b"sigmoid ", 1)


def archive(**members: bytes) -> bytes:
    return zipped(members)


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def packed(student: str, assignment: str = "activations", data: bytes = NOTEBOOK) -> bytes:
    receipt = json.dumps({"assignment": assignment, "student": student}).encode()
    return zipped({f"{assignment}.ipynb": data, "receipt.json": receipt})


def taken(folder: Path, members: dict[str, bytes]) -> Collected:
    (folder / "handed.zip").write_bytes(zipped(members))
    return collect("activations", [folder / "handed.zip"], folder / "submitted")


WHOSE = {
    "Moodle, a folder each": ("Ada Lovelace_4711_assignsubmission_file_/activations.ipynb", "ada-lovelace"),
    "Moodle, a folder each, deeper": (
        "Ada Lovelace_4711_assignsubmission_file_/mine/activations.ipynb",
        "ada-lovelace",
    ),
    "Moodle, files": ("Ada Lovelace_4711_assignsubmission_file_activations.ipynb", "ada-lovelace"),
    "Moodle, another name": ("Ada Lovelace_4711_assignsubmission_file_/my work (2).ipynb", "ada-lovelace"),
    "Moodle, an accent": ("José Núñez_12_assignsubmission_file_/activations.ipynb", "josé-núñez"),
    "Moodle, underscores in the name": ("A_da_12_assignsubmission_file_/activations.ipynb", "a_da"),
    "Canvas": ("lovelaceada_4711_8150_activations.ipynb", "lovelaceada-4711"),
    "Canvas, late and again": ("lovelaceada_LATE_4711_8150_activations-2.ipynb", "lovelaceada-4711"),
    "a folder each": ("ada/activations.ipynb", "ada"),
    "nbgrader's own": ("ada/activations/activations.ipynb", "ada"),
    "a file each": ("ada.ipynb", "ada"),
}


@pytest.mark.parametrize("way", WHOSE)
def test_the_student_is_known_from_the_name(way: str, tmp_path: Path) -> None:
    """Moodle's, Canvas's and plain names each give the student, in a ZIP as in a folder, and the bytes are kept."""
    name, student = WHOSE[way]
    result = taken(tmp_path, {name: NOTEBOOK})
    assert (result.new, result.refused) == ([student], [])
    assert (tmp_path / f"submitted/{student}/activations/activations.ipynb").read_bytes() == NOTEBOOK
    file = tmp_path / "folder" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(NOTEBOOK)
    assert collect("activations", [tmp_path / "folder"], tmp_path / "submitted").unchanged == [student]


PACKS = {
    "alone": ("activations-ada.zip", "ada"),
    "through Moodle": ("Ada Lovelace_4711_assignsubmission_file_/activations-x.zip", "ada-lovelace"),
    "through Canvas": ("lovelaceada_4711_8150_activations-x.zip", "lovelaceada-4711"),
}


@pytest.mark.parametrize("way", PACKS)
def test_a_pack_is_opened(way: str, tmp_path: Path) -> None:
    """What `autograder pack` made is taken; the platform knows the student better than the pack does."""
    name, student = PACKS[way]
    result = taken(tmp_path, {name: packed("ada")})
    assert (result.new, result.refused) == ([student], [])


REFUSED = {
    "path traversal": ({"../../ada/activations.ipynb": NOTEBOOK}, "leads out of the archive"),
    "path traversal, with backslashes": ({"..\\..\\ada\\activations.ipynb": NOTEBOOK}, "leads out of the archive"),
    "an absolute path": ({"/etc/activations.ipynb": NOTEBOOK}, "leads out of the archive"),
    "a bomb": ({"ada/activations.ipynb": b"0" * 10_000_000}, "unpacks to more than a notebook can be"),
    "a large file": ({"ada/activations.ipynb": os.urandom(21 << 20)}, "unpacks to more than a notebook can be"),
    "a bomb in a pack": ({"ada.zip": packed("ada", data=b"0" * 10_000_000)}, "receipt does not fit"),
    "two of one name": (
        {
            "Ada Lovelace_1_assignsubmission_file_/activations.ipynb": NOTEBOOK,
            "Ada Lovelace_2_assignsubmission_file_/activations.ipynb": CHANGED,
        },
        "two students are called 'ada-lovelace'",
    ),
    "two notebooks": ({"ada/one.ipynb": NOTEBOOK, "ada/two.ipynb": CHANGED}, "differ: which one counts"),
    "another assignment's": ({"ada/forward.ipynb": OTHER}, "is a notebook of 'forward', not of 'activations'"),
    "another assignment's, under this name": ({"ada/activations.ipynb": OTHER}, "is a notebook of 'forward'"),
    "another assignment's pack": ({"x.zip": packed("ada", "forward", OTHER)}, "is a pack of 'forward'"),
    "no one's": ({"activations.ipynb": NOTEBOOK}, "says not whose it is"),
    "an archive of another kind": ({"ada.zip": archive(x=b"1")}, "not one that `autograder pack` made"),
    "a pack for a folder elsewhere": ({"ada.zip": packed("../bob")}, "receipt does not fit"),
    "a pack for the parent": ({"ada.zip": packed("..")}, "receipt does not fit"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_taken_gets_a_sentence_and_the_others_are_taken(what: str, tmp_path: Path) -> None:
    """One sentence each, nothing of it written, and the rest of the class goes on."""
    members, words = REFUSED[what]
    result = taken(tmp_path, members | {"grace/activations.ipynb": NOTEBOOK})
    assert result.new == ["grace"]
    [sentence] = result.refused
    assert words in sentence
    assert [p.name for p in (tmp_path / "submitted").iterdir()] == ["grace"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["handed.zip", "submitted"]


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link named as a notebook could lead to the answer key."""
    link = zipfile.ZipInfo("ada/activations.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "handed.zip", "w") as file:
        file.writestr(link, "/etc/passwd")
    result = collect("activations", [tmp_path / "handed.zip"], tmp_path / "submitted")
    assert len(result.refused) == 1
    assert not (tmp_path / "submitted").exists()


def test_a_header_that_lies_about_the_size_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is what comes out."""
    monkeypatch.setattr(collecting.reading, "MAX_FILE", 1000)
    result = taken(tmp_path, {"ada/activations.ipynb": os.urandom(1001)})
    assert "unpacks to more" in result.refused[0]


def test_too_many_files_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MAX_ENTRIES", 2)
    result = taken(tmp_path, {f"s{n}/activations.ipynb": NOTEBOOK for n in range(3)})
    assert "holds 3 files" in result.refused[0]
    assert result.new == []


def test_too_much_in_all_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MAX_TOTAL", len(NOTEBOOK) + 1)
    result = taken(tmp_path, {f"s{n}/activations.ipynb": NOTEBOOK for n in range(2)})
    assert (result.new, len(result.refused)) == (["s0"], 1)


def test_handed_in_again(tmp_path: Path) -> None:
    """The same again changes nothing; another replaces what was there."""
    assert taken(tmp_path, {"ada/activations.ipynb": NOTEBOOK}).new == ["ada"]
    assert taken(tmp_path, {"ada/activations.ipynb": NOTEBOOK}).unchanged == ["ada"]
    assert taken(tmp_path, {"ada/activations.ipynb": CHANGED}).replaced == ["ada"]
    assert (tmp_path / "submitted/ada/activations/activations.ipynb").read_bytes() == CHANGED


def test_an_unreadable_notebook_is_taken(tmp_path: Path) -> None:
    """Its student is told what is wrong with it when it is graded; it is theirs all the same."""
    assert taken(tmp_path, {"ada/activations.ipynb": b"not a notebook"}).new == ["ada"]


def test_what_platforms_and_systems_add_is_no_work(tmp_path: Path) -> None:
    result = taken(
        tmp_path, {"__MACOSX/ada/._activations.ipynb": b"x", "ada/.ipynb_checkpoints/a.ipynb": b"x", "notes.txt": b"x"}
    )
    assert result == Collected()


def test_what_is_no_source_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"not a zip")
    result = collect("activations", [tmp_path / "x.zip", tmp_path / "absent"], tmp_path / "submitted")
    assert "not a ZIP archive or a folder" in result.refused[0]
    assert "no such file" in result.refused[1]
    with pytest.raises(UnknownName, match="activations"):
        collect("activation", [tmp_path], tmp_path / "submitted")
