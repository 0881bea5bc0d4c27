"""The check of a lesson's form, on a tiny lesson: without a fault it finds none, and each planted fault it names."""

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tests.lessons.form import faults

HERE = Path(__file__).resolve()
CHOICES = "\n".join(f"<details><summary>{c}. it is</summary>{{{c}}} because of this reason</details>" for c in "ABC")
PICTURE = '<img class="picture" alt="A line that rises from left to right." src="data:image/png;base64,x">'


def question(number: int, right: str) -> str:
    return f"**{number}.** Which?\n\n" + CHOICES.format(**{c: "✓" if c == right else "✗" for c in "ABC"})


TEXTS = (
    "# 99 · A lesson\n\n**20 minutes** · **You need:** nothing",
    "## What you will be able to do\n\n- see\n- hear\n- say",
    "## A thing\n\n### Its part",
    "> **Predict.** What comes?",
    "print(1)",
    "> **Predict.** And now?",
    "explore(draw)",
    "## Common mistakes",
    "## Check yourself\n\n" + "\n\n".join(question(n, "ABCA"[n]) for n in range(4)),
    "## Interview questions\n\n" + "\n".join("<details><summary>Why?</summary>So.</details>" for _ in range(3)),
    "## Summary\n\n- one\n- two\n- three",
    "## Exercise\n\n[this file](test_form.py)",
    "## Reading\n\n- Somebody (1986), a book",
)
CODE = ("print(1)", "explore(draw)")


def lesson() -> NotebookNode:
    cells = [new_code_cell(text) if text in CODE else new_markdown_cell(text) for text in TEXTS]
    for count, cell in enumerate((cell for cell in cells if cell.cell_type == "code"), start=1):
        cell.execution_count = count
        cell.outputs = [new_output("display_data", data={"text/html": PICTURE, "text/plain": "Picture: a line"})]
    return nbformat.v4.new_notebook(cells=cells)


def found(notebook: NotebookNode) -> list[str]:
    return faults(notebook, HERE.with_name("99_a_lesson.ipynb"))


def replaced(old: str, new: str) -> Callable[[NotebookNode], None]:
    """The text of every cell with `new` for `old`."""

    def change(notebook: NotebookNode) -> None:
        for cell in notebook.cells:
            cell.source = cell.source.replace(old, new)

    return change


def output(**data: str) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        notebook.cells[4].outputs = [new_output("display_data", data={k.replace("_", "/"): v for k, v in data.items()})]

    return change


def stderr(notebook: NotebookNode) -> None:
    notebook.cells[4].outputs = [new_output("stream", name="stderr", text="a warning")]


def error(notebook: NotebookNode) -> None:
    notebook.cells[4].outputs = [new_output("error", ename="E", evalue="", traceback=[])]


def unrun(notebook: NotebookNode) -> None:
    notebook.cells[6].execution_count = None


def swapped(notebook: NotebookNode) -> None:
    notebook.cells[9], notebook.cells[10] = notebook.cells[10], notebook.cells[9]


def moved_prediction(notebook: NotebookNode) -> None:
    notebook.cells.insert(4, new_markdown_cell("More words."))


FAULTS = {
    "no number": (replaced("# 99 · ", "# "), "does not begin with the title"),
    "no minutes": (replaced("**20 minutes**", "soon"), "does not say '**N minutes**'"),
    "too long": (replaced("**20 minutes**", "**90 minutes**"), "does not say '**N minutes**'"),
    "no prerequisites": (replaced("**You need:**", "Have"), "what a reader needs"),
    "two titles": (replaced("## A thing", "# A thing"), "exactly one heading of the first level"),
    "a level left out": (replaced("### Its part", "#### Its part"), "leaves out a level"),
    "no section": (replaced("## Summary", "## The end"), "there is no section '## Summary'"),
    "another order": (swapped, "stand in another order"),
    "two objectives": (replaced("- see\n", ""), "there are 2 objectives"),
    "one prediction": (replaced("> **Predict.** And", "And"), "there are 1 predictions"),
    "a prediction without its run": (moved_prediction, "no code follows the prediction"),
    "nothing to touch": (replaced("explore(draw)", "draw(1)"), "nothing to touch"),
    "a long cell": (replaced("print(1)", "print(1)\n" * 21), "has 21 lines"),
    "pyplot": (replaced("print(1)", "plt.plot(1)"), "draws with pyplot"),
    "three questions": (replaced("**3.**", "Fourth:"), "the quiz has 3 questions"),
    "two right choices": (replaced("✗", "✓"), "not exactly one ✓"),
    "an unmarked choice": (replaced("✗", ""), "not exactly one ✓"),
    "a choice without a reason": (replaced("because of this reason", ""), "is not explained"),
    "one place for all": (
        replaced(TEXTS[8], "## Check yourself\n\n" + "\n\n".join([question(1, "A")] * 4)),
        "at the same place",
    ),
    "two interview questions": (
        replaced("</details>\n<details><summary>Why", "\nWhy"),
        "there are 1 interview questions",
    ),
    "a short summary": (replaced("- two\n- three", ""), "fewer than 3 points"),
    "no year": (replaced("(1986)", ""), "no year in"),
    "a dead link": (replaced("test_form.py", "absent.ipynb"), "'absent.ipynb' leads nowhere"),
    "a picture in the text without words": (
        replaced("### Its part", "### P\n\n![](a.png)"),
        "in the text has no words",
    ),
    "a bare plot": (output(image_png="x"), "a plot is shown without words"),
    "a picture without words": (output(text_html='<img src="x">'), "a picture has no words"),
    "an error": (error, "an error is stored"),
    "a warning": (stderr, "on standard error"),
    "not run": (unrun, "not those of one run"),
    "a stored widget": (output(**{"application_vnd.jupyter.widget-view+json": "x"}), "a widget is stored"),
}


def test_a_good_lesson_has_no_fault() -> None:
    assert found(lesson()) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(fault: str) -> None:
    """Each rule, broken alone, gives its own sentence."""
    plant, words = FAULTS[fault]
    notebook = lesson()
    plant(notebook)
    assert [sentence for sentence in found(notebook) if words in sentence] != []
