"""A mistake costs once: an exercise that calls an earlier one that failed is judged again as if that one were right.

Teachers call it follow-through marks. The notebook runs a second time, and there the earlier function's values come from
the key (see oracle.py). The better of the two verdicts counts, and says what it was judged by.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from autograder.model import Verdict

SETTLED = ("passed", "manual", "not-judged")
QUOTED = r'"""[\s\S]*?"""' + r"|'''[\s\S]*?'''" + r'|"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'"
NOT_CODE = re.compile(QUOTED + r"|#[^\n]*")
WORD = re.compile(r"[^\W\d]\w*")
DEFINED = re.compile(r"^[ \t]*(?:async[ \t]+def|def|class)[ \t]+(\w+)|^([^\s#=][^=\n]*)=(?!=)", re.MULTILINE)
ANY_NAME = {"eval", "exec", "globals", "locals", "vars"}  # who calls these may call anything


def to_judge_again(verdicts: Sequence[Verdict], sources: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of each exercise without full marks, the earlier ones that failed and that its code may call.

    What it may call is read from the words of the cells (`sources`), never from a parse: a student's text could crash the
    parser. A word too many costs a run in vain.
    """
    unsettled = [v.id for v in verdicts if v.status not in SETTLED]
    if len(unsettled) < 2:
        return {}
    mentions = mentioned_by(sources)
    found: dict[str, tuple[str, ...]] = {}
    for place, exercise in enumerate(unsettled):
        words = reachable(exercise, mentions)
        earlier = tuple(name for name in unsettled[:place] if name in words or words & ANY_NAME)
        if earlier:
            found[exercise] = earlier
    return found


def mentioned_by(sources: Iterable[str]) -> dict[str, set[str]]:
    """Of each name that a cell defines, the words of all such cells, comments and strings left out."""
    mentions: dict[str, set[str]] = {}
    for source in sources:
        code = NOT_CODE.sub(" ", source)
        words = set(WORD.findall(code))
        for function, targets in DEFINED.findall(code):
            for name in WORD.findall(function or targets):
                mentions.setdefault(name, set()).update(words)
    return mentions


def reachable(name: str, mentions: Mapping[str, set[str]]) -> set[str]:
    """The words that a function's code and that of all it calls may use."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        new = mentions.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    return seen


def better(first: Verdict, again: Verdict, asked: Collection[str]) -> Verdict:
    """The verdict that counts: the second where it earns more, or no longer takes an earlier stub for the exercise's own."""
    gained = again.score > first.score or (first.status == "missing" and again.status != "missing")
    if not asked or not gained:
        return first
    names = " and ".join(f"`{name}`" for name in sorted(asked))
    how = f"right, given your {names}" if again.status == "passed" else f"judged as if your {names} were right"
    told = f"{how}: what is wrong there costs points only there"
    return replace(again, messages=(*again.messages, told))
