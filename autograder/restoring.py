"""A student's notebook, made whole: each graded cell once, as released, and each answer where it counts.

A teacher's rules: the instructor's version of a grading cell counts, whatever was done to it; nobody loses marks for a
cell that was copied, moved, merged or has lost its mark, nor for a stub left beside an answer. What was done is noted.
"""

import copy
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode

from autograder.notebook import Blueprint, Submission, grade_id_of
from autograder.reading import NOTES

TOLD = {  # what is said of each kind of change; the names of cells or exercises follow
    "copied": "cells that were there more than once; one of each counts",
    "unmarked": "cells that had lost their nbgrader mark, and were known by their id or content",
    "retyped": "cells that had been turned into another type, and were turned back",
    "edited": "locked cells that had been edited; the released version counts",
    "deleted": "graded cells that had been deleted, and were put back",
    "unanswered": "answers for a person to grade whose cell had been deleted: look for them in other cells",
    "below": "answers below their test cell; what stands at the end of the notebook counts",
    "stub": "a stub left below the answer; the answer counts",
    "leftover": "`raise NotImplementedError()` left in the answer; it was graded without that line",
}


class Notes:
    """What had to be put right, by kind, in the order of TOLD."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = defaultdict(list)

    def add(self, kind: str, name: str) -> None:
        if name not in self.names[kind]:
            self.names[kind].append(name)

    def told(self) -> tuple[str, ...]:
        return tuple(f"{TOLD[kind]}: {self._listed(kind)}" for kind in TOLD if self.names[kind])

    def _listed(self, kind: str, most: int = 6) -> str:
        names = self.names[kind]
        return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def restore(node: NotebookNode, plan: Blueprint) -> Submission:
    """The submission with every graded cell once, as it was released; copies lose their marks, missing ones come back."""
    notes = Notes()
    cells = [NotebookNode(c) for c in node.cells]
    names = {index: name for name, index in _places(cells, plan, notes).items()}
    whole: list[NotebookNode] = []
    places: dict[str, int] = {}
    for index, cell in enumerate(cells):
        cell.metadata = NotebookNode()
        if index not in names:
            whole.append(cell)
            continue
        released = plan.cells[names[index]]
        whole += _restored(cell, released, names[index], notes)
        places[names[index]] = len(whole) - 1
    lost = frozenset(item.grade_id for item in plan.items if item.grade_id not in places)
    for item in plan.items:
        if item.grade_id in lost:
            notes.add("unanswered" if item.manual else "deleted", item.grade_id)
            places[item.grade_id] = len(whole)
            whole.append(copy.deepcopy(plan.cells[item.grade_id]))
    answers = {i.exercise: _Answers(i.exercise, whole, plan) for i in plan.items if not i.manual}
    counts = _counts(answers, places, plan, len(whole) - 1, notes)
    run_as = _without_leftovers(answers, whole, notes)
    told = (*node.metadata.get(NOTES, ()), *notes.told())
    defined = {exercise: tuple(index for index, _ in found.written) for exercise, found in answers.items()}
    return Submission(tuple(whole), places, counts, defined, run_as, lost, told)


# ---- which cell is which ----


def _places(cells: Sequence[NotebookNode], plan: Blueprint, notes: Notes) -> dict[str, int]:
    """grade_id -> index: by the mark itself, or, where it is lost, by the cell's id, or else its content."""
    claims: dict[str, list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        claims[grade_id_of(cell) or ""].append(index)
    places: dict[str, int] = {}
    for name, released in plan.cells.items():
        if claims.get(name):
            places[name] = _one_of(claims[name], cells, released, name)
            if len(claims[name]) > 1:
                notes.add("copied", name)
    free = {index: cell for index, cell in enumerate(cells) if index not in places.values()}
    for known in (_same_id, _same_content):
        for name, released in plan.cells.items():
            index = next((i for i, c in free.items() if name not in places and known(c, released, name)), None)
            if index is not None:
                places[name] = index
                del free[index]
                notes.add("unmarked", name)
    return places


def _one_of(copies: Sequence[int], cells: Sequence[NotebookNode], released: NotebookNode, name: str) -> int:
    """The copy that counts: one of the right type, answered if it is for an answer, with the right content, the last.

    Not by its id: where two cells have the same, nbgrader's road gives the lower one another.
    """
    wishes = [lambda cell: cell.cell_type == released.cell_type, lambda cell: _same_content(cell, released, name)]
    if released.metadata["nbgrader"].get("solution"):
        wishes.insert(1, lambda cell: _lines(cell.source) != _lines(released.source))
    for wish in wishes:
        copies = [i for i in copies if wish(cells[i])] or copies
    return copies[-1]


def _same_id(cell: NotebookNode, released: NotebookNode, name: str) -> bool:
    return cell.cell_type == released.cell_type and cell.get("id") == released.get("id") is not None


def _same_content(cell: NotebookNode, released: NotebookNode, name: str) -> bool:
    """A locked cell's very source; an answer's function."""
    if cell.cell_type != released.cell_type:
        return False
    if released.metadata["nbgrader"].get("locked") or cell.cell_type != "code":
        return _lines(cell.source) == _lines(released.source)
    return _defines(cell.source, name)


def _restored(cell: NotebookNode, released: NotebookNode, name: str, notes: Notes) -> list[NotebookNode]:
    """A marked cell as released, or, where it is for an answer, with the student's source.

    Code that stood in a locked cell, as merging cells leaves it there, stays in a cell of its own above.
    """
    marks = released.metadata["nbgrader"]
    again = copy.deepcopy(released)
    if cell.get("id"):
        again["id"] = cell["id"]
    if cell.cell_type != released.cell_type:
        notes.add("retyped", name)
    if not marks.get("locked") or marks.get("solution"):
        again.source = cell.source
        if "attachments" in cell and again.cell_type == "markdown":
            again.attachments = cell.attachments
    elif _lines(cell.source) != _lines(released.source):
        notes.add("edited", name)
        if cell.cell_type == "code":
            cell.pop("id", None)
            return [cell, again]
    return [again]


def _lines(source: str) -> list[str]:
    """A source's lines without what an editor may change: blank lines and spaces at line ends."""
    return [line.rstrip() for line in source.splitlines() if line.strip()]


# ---- where each answer counts ----


def _defines(source: str, name: str) -> bool:
    """Whether a cell gives a name a meaning: a definition, an assignment, an import. By its lines: it may not parse."""
    definition = rf"(async[ \t]+)?def[ \t]+{name}\b|{name}[ \t]*=(?!=)|(from|import)\b.*\b{name}\b"
    return bool(re.search(rf"^[ \t]*({definition})", source, re.MULTILINE))


@dataclass
class _Stub:
    """A stub as it was released, left in a cell: its first line there, and the line that raises."""

    cell: int
    start: int
    leftover: int


@dataclass
class _Answers:
    """Where one exercise's function is written in a notebook, and what is left of its stub beside it."""

    exercise: str
    cells: Sequence[NotebookNode]
    plan: Blueprint
    written: list[tuple[int, int]] = field(default_factory=list)  # (cell, line) of each definition that is no stub
    stubs: list[_Stub] = field(default_factory=list)
    leftovers: list[_Stub] = field(default_factory=list)  # in a definition that goes on to return something

    def __post_init__(self) -> None:
        released = self.plan.cells.get(self.exercise)
        stub = set(_lines(released.source)) if released is not None else set()
        for index, cell in enumerate(self.cells):
            if cell.cell_type == "code" and _defines(cell.source, self.exercise):
                self._sort(index, cell.source.split("\n"), stub)

    def _sort(self, index: int, lines: list[str], stub: set[str]) -> None:
        """Each definition in a cell is a stub, or an answer with or without a leftover of the stub in it."""
        raising = {line for line in stub if line.strip().startswith("raise NotImplementedError")}
        starts = set()
        for start, end in _definitions(lines, self.exercise):
            starts.add(start)
            own = [n for n in range(start, end) if lines[n].strip() and lines[n].rstrip() not in stub]
            own = [n for n in own if not lines[n].lstrip().startswith("#")]
            left = next((n for n in range(start, end) if lines[n].rstrip() in raising), None)
            if left is not None and not own:
                self.stubs.append(_Stub(index, start, left))
                continue
            self.written.append((index, start))
            returns = [n for n in own if re.search(r"\b(return|yield)\b", lines[n])]
            if left is not None and returns and not _is_reached_by_none(lines, start, left):
                self.leftovers.append(_Stub(index, start, left))
        others = (n for n, line in enumerate(lines) if n not in starts and _defines(line, self.exercise))
        self.written += [(index, n) for n in others]


def _definitions(lines: Sequence[str], name: str) -> Iterator[tuple[int, int]]:
    """The first line of, and the first line after, each definition of a function at the left margin."""
    for start, line in enumerate(lines):
        if re.match(rf"(async[ \t]+)?def[ \t]+{name}\b", line):
            body = range(start + 1, len(lines))
            yield start, next((n for n in body if lines[n].strip() and lines[n][0] not in " \t#)"), len(lines))


def _is_reached_by_none(lines: Sequence[str], start: int, line: int) -> bool:
    """Whether a line stands right below a `return` of the same depth."""
    indent = len(lines[line]) - len(lines[line].lstrip())
    above = [text for text in lines[start:line] if text.strip() and not text.lstrip().startswith("#")]
    same = [text for text in above if len(text) - len(text.lstrip()) <= indent]
    return bool(same) and bool(re.match(r"\s+return\b", same[-1]))


def _counts(
    answers: Mapping[str, _Answers], places: Mapping[str, int], plan: Blueprint, end: int, notes: Notes
) -> dict[int, tuple[str, ...]]:
    """For each cell, the exercises whose definitions count once it has run.

    That is an exercise's test cell. Where an answer, or its cell, stands below that, the cells are not in the order in
    which they were run: then all that the notebook has defined at its end counts, for answers call each other.
    """
    tested = {item.exercise: places[item.grade_id] for item in plan.items if not item.manual}
    below = [name for name, place in tested.items() if _first_cell_of(answers[name], places) > place]
    for name in below:
        notes.add("below", name)
    counts: dict[int, list[str]] = defaultdict(list)
    for name, place in tested.items():
        counts[end if below else place].append(name)
    return {index: tuple(names) for index, names in counts.items()}


def _first_cell_of(answers: _Answers, places: Mapping[str, int]) -> int:
    """The cell in which an exercise is first answered; where it is not, the cell for it."""
    return min((index for index, _ in answers.written), default=places.get(answers.exercise, -1))


def _without_leftovers(answers: Mapping[str, _Answers], cells: Sequence[NotebookNode], notes: Notes) -> dict[int, str]:
    """What is run in place of cells in which a stub, or its last line, would spoil an answer. No line moves."""
    changed: dict[int, list[str]] = {}

    def change(stub: _Stub, line: int, old: str, new: str) -> None:
        lines = changed.setdefault(stub.cell, cells[stub.cell].source.split("\n"))
        lines[line] = lines[line].replace(old, new, 1)

    for exercise, found in answers.items():
        for stub in found.stubs:
            if any(place < (stub.cell, stub.start) for place in found.written):
                change(stub, stub.start, exercise, f"_stub_of_{exercise}")
                notes.add("stub", exercise)
        for stub in found.leftovers:
            change(stub, stub.leftover, cells[stub.cell].source.split("\n")[stub.leftover].strip(), "pass")
            notes.add("leftover", exercise)
    return {index: "\n".join(lines) for index, lines in changed.items()}
