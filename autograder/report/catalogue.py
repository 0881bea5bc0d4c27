"""`autograder exercises`: what there is, and what one exercise asks."""

from rich.console import Group
from rich.table import Table
from rich.text import Text

from autograder import exercises
from autograder.assess import show, show_call
from autograder.errors import UnknownName
from autograder.model import Exercise


def listing() -> Table:
    """Every assignment and its exercises."""
    table = Table("assignment", "exercise", "asks", box=None, pad_edge=False)
    for assignment in exercises.ASSIGNMENTS:
        for exercise in exercises.of_assignment(assignment):
            table.add_row(assignment, Text(exercise.signature), Text(exercise.summary))
    return table


def describe(name: str) -> Group | Table:
    """One exercise in full, or the exercises of one assignment. Raises UnknownName."""
    if name in exercises.ASSIGNMENTS:
        table = Table("exercise", "asks", box=None, pad_edge=False)
        for exercise in exercises.of_assignment(name):
            table.add_row(Text(exercise.signature), Text(exercise.summary))
        return table
    known = exercises.all_exercises()
    if name not in known:
        raise UnknownName("exercise or assignment", name, [*known, *exercises.ASSIGNMENTS])
    return _one(known[name])


def _one(exercise: Exercise) -> Group:
    parts = Table("part of the points", "share", box=None, pad_edge=False)
    for part, share in exercise.parts.items():
        parts.add_row(part, f"{share:.0%}")
    examples = Table("visible example", "should give", box=None, pad_edge=False)
    for case in exercise.examples:
        examples.add_row(
            Text(show_call(exercise, case)), Text("what its rules allow" if case.free else show(case.expected))
        )
    rules = [Text(f"  {rule.title}") for rule in (*exercise.properties, *exercise.relations)]
    head = Text(f"{exercise.signature}   ({exercise.assignment})\n{exercise.summary}\n")
    return Group(head, parts, Text(), examples, Text("\nrules"), *rules)
