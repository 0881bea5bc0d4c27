"""The notebooks that the sample class hands in: in one assignment from each student's own Python file, in the others from
the answer key."""

import ast
import json
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder.exercises import of_assignment
from tests.sample_class import from_key

HERE = Path(__file__).parent
ASSIGNMENT = "activations"
STUDENTS = ("ada", "bela", "chen", "dora", "emil", "fatima", "goran", "hana", "igor", "june", "kofi", "lea")
WRITTEN_ANSWER = "vanishing_gradient"
FROM_KEY = {"ada": 0, "bela": 1, "chen": 2, "dora": 3, "hana": None, "lea": None}  # who hands in more, in which style


@dataclass
class Answers:
    """A student's code: what stands in a cell of its own before all else, each exercise's function, the written answer."""

    before: list[str] = field(default_factory=list)
    functions: dict[str, str] = field(default_factory=dict)
    written: str = ""


def read_answers(student: str, exercises: set[str]) -> Answers:
    """Take a student's file apart. `from .other import f` copies the other's answer, with what it needs."""
    text = (HERE / f"{student}.py").read_text()
    answers = Answers()
    for node in ast.parse(text).body:
        source = ast.get_source_segment(text, node)
        if isinstance(node, ast.ImportFrom) and node.level:
            other = read_answers(node.module, exercises)
            answers.before += other.before
            answers.functions |= {a.name: other.functions[a.name] for a in node.names}
        elif isinstance(node, ast.FunctionDef) and node.name in exercises:
            answers.functions[node.name] = source
        elif isinstance(node, ast.Assign) and node.targets[0].id == WRITTEN_ANSWER.upper():
            answers.written = ast.literal_eval(node.value)
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            answers.before.append(source)
    return answers


def write_notebook(student: str, released: Path, target: Path) -> None:
    """Write what `student` hands in, from the notebook as it was released."""
    node = nbformat.read(released, as_version=4)
    marked = {c.metadata.nbgrader.grade_id: c for c in node.cells if "nbgrader" in c.metadata}
    answers = read_answers(student, {name.removeprefix("check-") for name in marked})
    for name, source in answers.functions.items():
        marked[name].source = source
    if answers.written:
        marked[WRITTEN_ANSWER].source = answers.written
    if answers.before:
        node.cells.insert(0, nbformat.v4.new_code_cell("\n\n".join(dict.fromkeys(answers.before))))
    if student == "kofi":
        for cell in marked.values():
            cell.metadata.nbgrader.points = 100
            if cell.cell_type == "code":
                cell.outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": "100"})]
    text = json.dumps(node, indent=1)
    target.parent.mkdir(parents=True)
    target.write_text(text[: len(text) // 2] if student == "lea" else text)


def write_from_key(assignment: str, student: str, released: Path, target: Path) -> None:
    """What `student` hands in elsewhere: right in a style of their own, with one mistake (dora), untouched (hana), or cut
    short on its way (lea)."""
    node = nbformat.read(released, as_version=4)
    style = FROM_KEY[student]
    if style is not None:
        last = of_assignment(assignment)[-1].id
        from_key.answer(node, assignment, style, mistake=last if student == "dora" else None)
    text = json.dumps(node, indent=1)
    target.parent.mkdir(parents=True)
    target.write_text(text[: len(text) // 2] if student == "lea" else text)
