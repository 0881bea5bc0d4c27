"""`make edition`: what a student without a clone needs, in one ZIP: lessons, assignments, the package, and environment.yml.

No answer is in it: the package is the wheel that `pip wheel .` builds, the assignments are those of release/.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
NAME = "introduction-to-deep-learning"
GRADERS = ("# grader", "# hub", "# test")  # parts of environment.yml that a student does not need
README = """Introduction to Deep Learning

1. Unpack this archive, and open a terminal in its folder.
2. conda env create -f environment.yml && conda activate introduction-to-deep-learning
   (or, without conda, Python 3.11 to 3.13: python -m venv .venv, activate it, pip install -r requirements.txt)
3. jupyter lab course/00_welcome.ipynb
4. To hand in: autograder pack release/activations/activations.ipynb
"""


def wheel(folder: Path) -> Path:
    """Build the wheel of this checkout into `folder`, without a download."""
    words = [
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run([sys.executable, *words], check=True)
    [built] = folder.glob("*.whl")
    return built


def requirements(text: str, package: str) -> list[str]:
    """The pip section of environment.yml, without what only instructors need, and with the wheel in the checkout's place."""
    kept, part = [], ""
    for line in text.split("- pip:\n")[1].splitlines():
        part = line.strip() if line.strip().startswith("#") else part
        if line.strip().startswith("- ") and not part.startswith(GRADERS):
            kept.append(line.strip().removeprefix("- "))
    return [f"./{package}" if line == "-e ." else line for line in kept]


def build(target: Path) -> Path:
    """Write the archive. Returns `target`."""
    text = (ROOT / "environment.yml").read_text()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        package = wheel(Path(scratch))
        archive.write(package, f"{NAME}/{package.name}")
        pins = requirements(text, package.name)
        environment = yaml.safe_load(text)
        environment["dependencies"][-1] = {"pip": pins}
        archive.writestr(f"{NAME}/environment.yml", yaml.safe_dump(environment, sort_keys=False))
        archive.writestr(f"{NAME}/requirements.txt", "\n".join(pins) + "\n")
        archive.writestr(f"{NAME}/README.txt", README)
        for path in sorted([*ROOT.glob("course/[0-9]*.ipynb"), *ROOT.glob("release/*/*")]):
            archive.write(path, f"{NAME}/{path.relative_to(ROOT)}")
    return target


if __name__ == "__main__":
    print(build(ROOT / "dist" / f"{NAME}-students.zip").relative_to(ROOT))
