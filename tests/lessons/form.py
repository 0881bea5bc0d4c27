"""What every lesson has, so that a reader finds the same things in the same places. `faults` names what one lacks."""

import re
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

SECTIONS = (
    "What you will be able to do",
    "Common mistakes",
    "Check yourself",
    "Interview questions",
    "Summary",
    "Exercise",
    "Reading",
)  # in this order; a lesson's own sections stand between the first and the second
LONGEST = 20  # lines of a code cell
CHOICE = re.compile(r"<details><summary>(.*?)</summary>\s*(.*?)</details>", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)")
IMAGE = re.compile(r"!\[([^\]]*)\]\(")


class Lesson:
    """A notebook, as a checker sees it."""

    def __init__(self, notebook: NotebookNode, path: Path) -> None:
        self.path = path
        self.number = path.name[:2]
        self.cells = notebook.cells
        self.code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
        self.text = "\n\n".join(self.prose)
        self.outputs = [output for cell in self.code for output in cell.outputs]

    def section(self, name: str) -> str:
        """The text under a heading of the second level, up to the next; empty without such a heading."""
        found = re.search(rf"^## {re.escape(name)}\s*$(.*?)(?=^## |\Z)", self.text, re.DOTALL | re.MULTILINE)
        return found[1] if found else ""


def faults(notebook: NotebookNode, path: Path) -> list[str]:
    """Sentences, none for a lesson in good form."""
    lesson = Lesson(notebook, path)
    rules = (
        opening,
        headings,
        objectives,
        predictions,
        touch,
        cells,
        quiz,
        interview,
        summary,
        reading,
        links,
        pictures,
        stored,
    )
    return [fault for rule in rules for fault in rule(lesson)]


def opening(lesson: Lesson) -> Iterator[str]:
    """A title with the number, minutes, what one needs."""
    first = lesson.prose[0] if lesson.prose else ""
    if not re.match(rf"# {lesson.number} · \S", first):
        yield f"the first cell does not begin with the title '# {lesson.number} · …'"
    minutes = re.search(r"\*\*(\d+) minutes\*\*", first)
    if not minutes or not 10 <= int(minutes[1]) <= 40:
        yield "the first cell does not say '**N minutes**', of 10 to 40"
    if "**You need:**" not in first:
        yield "the first cell does not say what a reader needs ('**You need:**')"


def headings(lesson: Lesson) -> Iterator[str]:
    """One title, no level left out, and the sections that every lesson has, in their order."""
    plain = re.sub(r"```.*?```", "", lesson.text, flags=re.DOTALL)
    found = re.findall(r"^(#+) +(.+?)\s*$", plain, re.MULTILINE)
    if sum(marks == "#" for marks, _ in found) != 1:
        yield "there is not exactly one heading of the first level"
    levels = [len(marks) for marks, _ in found]
    yield from (
        f"the heading '{name}' leaves out a level"
        for before, level, (_, name) in zip(levels, levels[1:], found[1:], strict=False)
        if level > before + 1
    )
    names = [name for marks, name in found if marks == "##"]
    yield from (f"there is no section '## {name}'" for name in SECTIONS if name not in names)
    present = [name for name in names if name in SECTIONS]
    if present != [name for name in SECTIONS if name in names]:
        yield f"the sections stand in another order: {', '.join(present)}"


def objectives(lesson: Lesson) -> Iterator[str]:
    count = len(re.findall(r"^[-*] ", lesson.section(SECTIONS[0]), re.MULTILINE))
    if not 3 <= count <= 5:
        yield f"there are {count} objectives, where 3 to 5 are right"


def predictions(lesson: Lesson) -> Iterator[str]:
    """A question before a run, at least twice, each directly before the cell that answers it."""
    count = 0
    for cell, following in zip(lesson.cells, lesson.cells[1:], strict=False):
        if cell.cell_type == "markdown" and re.search(r"^> \*\*Predict\.\*\*", cell.source, re.MULTILINE):
            count += 1
            if following.cell_type != "code":
                yield f"no code follows the prediction '{cell.source[-60:]}'"
    if count < 2:
        yield f"there are {count} predictions ('> **Predict.** …'), where at least 2 are right"


def touch(lesson: Lesson) -> Iterator[str]:
    if not any(re.search(r"\b(explore|playground)\(", cell.source) for cell in lesson.code):
        yield "there is nothing to touch: no `explore(…)`"


def cells(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.code:
        lines = cell.source.splitlines()
        if len(lines) > LONGEST:
            yield f"a code cell has {len(lines)} lines, more than {LONGEST}: '{lines[0]}'"
        if re.search(r"\bplt\.|pyplot", cell.source):
            yield f"a cell draws with pyplot, whose pictures have no words: '{lines[0]}'"


def quiz(lesson: Lesson) -> Iterator[str]:
    """Questions with choices, each with its explanation, exactly one of them right."""
    asked = re.split(r"^\*\*\d+\.\*\*", lesson.section("Check yourself"), flags=re.MULTILINE)[1:]
    if not 4 <= len(asked) <= 6:
        yield f"the quiz has {len(asked)} questions, where 4 to 6 are right"
    places = set()
    for question in asked:
        name = question.strip().splitlines()[0][:50]
        explained = [said.strip() for _, said in CHOICE.findall(question)]
        right = [number for number, said in enumerate(explained) if said.startswith("✓")]
        places |= set(right)
        if len(explained) < 3:
            yield f"the question '{name}' has {len(explained)} choices"
        if len(right) != 1 or not all(said.startswith(("✓", "✗")) for said in explained):
            yield f"the question '{name}' has not exactly one ✓ and otherwise ✗"
        yield from (f"a choice of '{name}' is not explained: '{said}'" for said in explained if len(said.split()) < 4)
    if asked and len(places) < 2:
        yield "the right answers of the quiz all stand at the same place"


def interview(lesson: Lesson) -> Iterator[str]:
    count = len(CHOICE.findall(lesson.section("Interview questions")))
    if not 3 <= count <= 5:
        yield f"there are {count} interview questions with folded answers, where 3 to 5 are right"


def summary(lesson: Lesson) -> Iterator[str]:
    if len(re.findall(r"^[-*] ", lesson.section("Summary"), re.MULTILINE)) < 3:
        yield "the summary has fewer than 3 points"


def reading(lesson: Lesson) -> Iterator[str]:
    entries = re.findall(r"^[-*] .*(?:\n +.*)*", lesson.section("Reading"), re.MULTILINE)
    if not entries:
        yield "there is nothing to read"
    yield from (f"no year in '{entry}'" for entry in entries if not re.search(r"\b(1[6-9]|20)\d\d\b", entry))


def links(lesson: Lesson) -> Iterator[str]:
    yield from (
        f"the link '{target}' leads nowhere"
        for target in LINK.findall(lesson.text)
        if not (lesson.path.parent / target).exists()
    )


def pictures(lesson: Lesson) -> Iterator[str]:
    """Each picture says in words what it shows."""
    if any(not words.strip() for words in IMAGE.findall(lesson.text)):
        yield "a picture in the text has no words"
    for output in lesson.outputs:
        data = output.get("data", {})
        if any(kind.startswith("image/") for kind in data):
            yield "a plot is shown without words: wrap it in `Picture(figure, …)`"
        for tag in re.findall(r"<(?:img|svg)\b[^>]*>", "".join(data.get("text/html", ""))):
            if not re.search(r'(alt|aria-label)="[^"]{20,}"', tag):
                yield f"a picture has no words: {tag[:60]}"


def stored(lesson: Lesson) -> Iterator[str]:
    """Outputs are there, of a run in order, with no error and nothing of one session."""
    counts = [cell.execution_count for cell in lesson.code if cell.source.strip()]
    if counts != list(range(1, len(counts) + 1)):
        yield "the outputs are not those of one run from the top: `python -m course.execute`"
    if any(output.output_type == "error" for output in lesson.outputs):
        yield "an error is stored"
    if any(output.get("name") == "stderr" for output in lesson.outputs):
        yield "something on standard error is stored"
    if any("widget-view" in kind for output in lesson.outputs for kind in output.get("data", {})):
        yield "a widget is stored, which lives only as long as its kernel"
