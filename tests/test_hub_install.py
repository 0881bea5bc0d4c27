"""The class server's installer, as far as it can be tried without root: what it refuses, and what it agrees on with the hub."""

import subprocess
import sys
from pathlib import Path

from deploy.jupyterhub.environment import for_everybody, public_python
from deploy.jupyterhub.layout import Layout
from tests.plain_user import as_plain_user

ROOT = Path(__file__).resolve().parents[1]
HUB = ROOT / "deploy/jupyterhub"
INSTALL = [sys.executable, str(HUB / "install.py"), "--no-start"]


def test_without_root_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(as_plain_user([*INSTALL, "--root", "/nowhere"]), capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == ("a class server needs root, to run each student's server as that student: `sudo make hub`\n")


def test_what_everybody_reads_is_known(tmp_path: Path) -> None:
    """A file is for everybody where its own mode says so, and the way to it is open."""
    file = tmp_path / "open/file"
    file.parent.mkdir()
    file.touch(0o644)
    for folder in (tmp_path, file.parent):
        folder.chmod(0o755)
    way_is_open = all(folder.stat().st_mode & 0o001 for folder in tmp_path.parents)
    assert for_everybody(file) is way_is_open
    file.parent.chmod(0o750)
    assert not for_everybody(file)
    assert for_everybody(Path("/usr/bin/env"))


def test_students_can_run_the_interpreter_that_is_chosen() -> None:
    """It is one of the system's, not of somebody's home."""
    assert for_everybody(Path(public_python()))


def test_the_hub_reads_what_the_installer_wrote(tmp_path: Path) -> None:
    layout = Layout(Path("/data/class"), "class", 9000)
    layout.write(tmp_path)
    assert Layout.read(tmp_path) == layout
    assert (layout.course_account, layout.course) == ("class-course", Path("/data/class/course"))


def test_the_page_names_every_option() -> None:
    """README.md and the service file agree with the defaults; the options that the page shows exist."""
    page = (HUB / "README.md").read_text()
    told = subprocess.run([*INSTALL, "--help"], capture_output=True, text=True).stdout
    for option in ("--root", "--port", "--prefix", "--no-start"):
        assert option in page
        assert option in told
    usual = Layout()
    for word in (str(usual.root), f":{usual.port}", usual.students, usual.instructors, usual.course_account):
        assert word in page
    assert (
        f"{usual.environment}/bin/jupyterhub -f {usual.etc}/jupyterhub_config.py"
        in (HUB / "idl-hub.service").read_text()
    )
