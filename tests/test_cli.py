"""The command line as people and programs use it: help, errors, exit codes, JSON."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT / "release/activations/activations.ipynb"
COMMANDS = ("grade", "autograde", "collect", "report", "pack", "exercises", "doctor")
STATUSES = ["passed", "partial", "failed", "error", "timeout", "missing", "forbidden", "manual", "not-judged"]
SCHEMA = {
    "type": "object",
    "required": ["schema", "submissions"],
    "properties": {
        "schema": {"const": 1},
        "submissions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["notebook", "assignment", "score", "max_score", "error", "exercises"],
                "properties": {
                    "notebook": {"type": "string"},
                    "assignment": {"type": ["string", "null"]},
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "error": {"type": ["string", "null"]},
                    "exercises": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["id", "score", "max_score", "status", "misconception", "messages"],
                            "properties": {
                                "id": {"type": "string"},
                                "score": {"type": "number", "minimum": 0},
                                "max_score": {"type": "number", "minimum": 0},
                                "status": {"enum": STATUSES},
                                "misconception": {"type": ["string", "null"]},
                                "messages": {"type": "array", "items": {"type": "string"}},
                            },
                        },
                    },
                },
            },
        },
    },
}


def autograder(*words: object, cwd: Path = ROOT) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def graded(*words: object, cwd: Path = ROOT) -> tuple[int, dict]:
    """The exit code and the JSON that `grade --json -` writes, which is all that it writes to standard output."""
    done = autograder("grade", *words, "--json", "-", cwd=cwd)
    tree = json.loads(done.stdout)
    jsonschema.validate(tree, SCHEMA)
    return done.returncode, tree


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_and_stands_in_the_readme(command: str) -> None:
    """`--help` works for the program and each command, and the README says what each does."""
    done = autograder(*filter(None, [command]), "--help")
    assert done.returncode == 0
    assert "Usage:" in done.stdout
    assert f"autograder {command}".strip() in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_loads_nothing_heavy(command: str) -> None:
    """Help is instant because nothing that takes long is imported for it."""
    code = (
        f"import sys; sys.argv = ['autograder', *{[command] if command else []}, '--help']\n"
        "import autograder.cli\n"
        "try: autograder.cli.main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'matplotlib', 'IPython', 'nbgrader', 'nbformat', 'tensorflow', 'jinja2'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_ctrl_c_after_the_work_is_done_changes_nothing() -> None:
    """An interrupt that comes while Python tidies up is no failure: the work is done, and nothing is said twice."""
    code = "import atexit, signal; from autograder.cli import main; atexit.register(signal.raise_signal, signal.SIGINT); main()"
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_is_nearly_as_fast_as_its_library() -> None:
    """`autograder --help` takes little more than starting Python with the library that prints it."""

    def fastest(*words: str) -> float:
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, capture_output=True)
            times.append(time.perf_counter() - begun)
        return min(times)

    assert fastest("-m", "autograder", "--help") < 2.5 * fastest("-c", "import typer.main, rich.console")


MISTAKES = {
    "an unknown assignment": (["grade", RELEASE, "--assignment", "activation"], "did you mean 'activations'?"),
    "an unknown exercise": (["exercises", "softmx"], "did you mean 'softmax'?"),
    "an unknown command": (["grad"], "grad"),
    "an unknown option": (["grade", RELEASE, "--fast"], "--fast"),
    "no notebook": (["grade"], "NOTEBOOK"),
    "no jobs": (["grade", RELEASE, "--jobs", "0"], "--jobs"),
    "no course": (["autograde", "activations", "--course", "/usr"], "not a course folder"),
    "an unwritable file": (["grade", RELEASE, "--json", "/nowhere/x.json"], "cannot write /nowhere/x.json"),
    "a report of an unknown assignment": (["report", "softmax"], "there is no assignment 'softmax'"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_gets_one_line_and_code_2(name: str) -> None:
    """Unusable arguments: what is wrong in one line on standard error, no traceback, exit code 2."""
    words, sentence = MISTAKES[name]
    done = autograder(*words)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_released_notebook_is_missing_all(tmp_path: Path) -> None:
    """JSON as the contract has it: scores, statuses, messages; exit code 0 whatever the scores."""
    code, tree = graded(RELEASE)
    [submission] = tree["submissions"]
    assert code == 0
    assert submission["assignment"] == "activations"
    assert submission["max_score"] == sum(e["max_score"] for e in submission["exercises"]) == 16.0
    assert [e["status"] for e in submission["exercises"]] == ["missing"] * 8 + ["manual"]


def test_an_unusable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """A broken, an empty, a foreign and a missing file each have a sentence and no exercises; the good one is graded."""
    (tmp_path / "broken.ipynb").write_bytes(RELEASE.read_bytes()[:5000])
    (tmp_path / "empty.ipynb").touch()
    (tmp_path / "foreign.ipynb").write_text('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}')
    names = ["broken.ipynb", "empty.ipynb", "foreign.ipynb", "missing.ipynb"]
    code, tree = graded(*(tmp_path / name for name in names), RELEASE)
    assert code == 2
    assert [Path(s["notebook"]).name for s in tree["submissions"]] == [*names, RELEASE.name]
    *unusable, good = tree["submissions"]
    assert all(s["error"] and s["exercises"] == [] for s in unusable)
    assert good["error"] is None


def test_the_same_notebook_gives_the_same_json() -> None:
    """Two runs, byte for byte."""
    source = ROOT / "source/activations/activations.ipynb"
    assert graded(source, RELEASE, "--jobs", 2) == graded(source, RELEASE, "--jobs", 1)


def test_text_goes_to_standard_output_and_json_to_the_file(tmp_path: Path) -> None:
    """Without `-`, JSON is written beside the text that a person reads."""
    done = autograder("grade", RELEASE, "--json", tmp_path / "out.json")
    assert done.returncode == 0
    assert "softmax: not written yet" in done.stdout
    jsonschema.validate(json.loads((tmp_path / "out.json").read_text()), SCHEMA)


def test_without_a_sandbox_nothing_is_run(tmp_path: Path) -> None:
    """No bubblewrap: refused with what to install, never a fallback; `--unsafe`, on request, says what it gives up."""
    code = (
        "import sys, autograder.sandbox.bubblewrap as b\n"
        "b.shutil.which = lambda *a, **k: None\n"
        "import autograder.cli\n"
        f"sys.argv = ['autograder', 'grade', {str(RELEASE)!r}, *sys.argv[1:]]\n"
        "autograder.cli.main()"
    )

    def run(*words: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, env=os.environ
        )

    refused = run()
    assert refused.returncode == 2
    assert "sudo apt-get install bubblewrap" in refused.stderr
    assert "softmax" not in refused.stdout
    unsafe = run("--unsafe")
    assert unsafe.returncode == 0
    assert "no walls" in unsafe.stderr
    assert "softmax: not written yet" in unsafe.stdout
