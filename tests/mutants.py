"""Mutants of the answer key's references: each is one small change of a right answer, and has to be rejected.

The changes are cosmic-ray's operators: another operator, another number, a comparison turned, `True` for `False`, a loop
left out. A mutant that is right all the same is listed in the assignment's `exceptions.toml`, with the reason.

    python -m tests.mutants [ASSIGNMENT …]     tries all of them, and says which survive

They are tried in a process of their own, since a change can make a loop endless or fill the memory.
"""

import importlib
import inspect
import json
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from types import FrameType

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from autograder import answer_key, exercises
from autograder.grading import DEFAULT_SEED
from autograder.inside.calling import call
from autograder.judge import Questions, earned
from autograder.model import AnswerKey

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 2.0  # of processor time for one call: the references take milliseconds
MEMORY = 2**31  # bytes beyond what the process has when it begins


@dataclass(frozen=True)
class Mutant:
    """A reference with one change: the line as it was and as it is now, and the whole function's text."""

    exercise: str
    was: str
    now: str
    code: str


@cache
def mutants(assignment: str) -> tuple[Mutant, ...]:
    """Every mutant of an assignment's references, in a fixed order."""
    keys = answer_key.of_assignment(assignment)
    exact = [
        keys[e.id] for e in exercises.of_assignment(assignment) if e.credit is None
    ]  # else a change may do no harm
    return tuple(mutant for key in exact for mutant in mutants_of(key.exercise, inspect.getsource(key.reference)))


def mutants_of(exercise: str, source: str) -> Iterator[Mutant]:
    """Every different text that one change makes of a function, if it is Python still."""
    seen = {source}
    names = Counter[tuple[str, str]]()
    for code in changed(source):
        if code not in seen and is_python(code):
            seen.add(code)
            was, now = difference(source, code)
            names[was, now] += 1
            again = f"  # ({names[was, now]})" if names[was, now] > 1 else ""  # the same line stands there twice
            yield Mutant(exercise, was, now + again, code)


def changed(source: str) -> Iterator[str]:
    """What each of cosmic-ray's operators makes of each place it applies to."""
    nodes = list(ast_nodes(get_ast(source)))
    for operator in map(get_operator, operator_names()):
        if not operator.arguments():
            places = sum(1 for node in nodes for _ in operator().mutation_positions(node))
            yield from (mutate_code(source, operator(), place) for place in range(places))


def is_python(code: str) -> bool:
    try:
        compile(code, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def difference(source: str, code: str) -> tuple[str, str]:
    """The lines that a change touches, as they were and as they are now."""
    old, new = source.splitlines(), code.splitlines()
    first = next(n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    last = next(n for n, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=False)) if a != b)
    return tuple(" ".join(" ".join(lines[first : len(lines) - last]).split()) for lines in (old, new))


# ---- trying them ----


@cache
def survivors(assignment: str, chosen: tuple[Mutant, ...]) -> frozenset[Mutant]:
    """Those of an assignment's mutants that earn full marks.

    One that ends the process has not survived; the next ones are tried in a new process.
    """
    alive: set[Mutant] = set()
    tried = 0
    while tried < len(chosen):
        words = [sys.executable, "-m", "tests.mutants", "--try", assignment]
        asked = json.dumps([asdict(mutant) for mutant in chosen[tried:]])
        done = subprocess.run(words, cwd=ROOT, input=asked, stdout=subprocess.PIPE, text=True, check=False)
        verdicts = [json.loads(line) for line in done.stdout.splitlines()]
        alive |= {mutant for mutant, rejected in zip(chosen[tried:], verdicts, strict=False) if not rejected}
        if done.returncode > 0:
            raise RuntimeError(f"the mutants of {assignment} could not be tried")
        tried += len(verdicts) + (done.returncode < 0)
    return frozenset(alive)


def try_out(assignment: str) -> None:
    """In the process: try the mutants from standard input, and say of each on a line of its own whether it was rejected."""
    keys = answer_key.of_assignment(assignment)
    questions = {e.id: Questions(e, keys[e.id], DEFAULT_SEED) for e in exercises.of_assignment(assignment)}
    signal.signal(signal.SIGVTALRM, too_long)
    if any(q.exercise.packages for q in questions.values()):
        importlib.import_module("autograder.inside.keras_side").model({"inputs": 1, "layers": [], "weights": []})
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY,) * 2)
    for mutant in [Mutant(**fields) for fields in json.load(sys.stdin)]:
        rejected = is_rejected(questions[mutant.exercise], keys[mutant.exercise], mutant)
        sys.stdout.write(f"{json.dumps(rejected)}\n")
        sys.stdout.flush()


def too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError("a mutant takes too long")


def is_rejected(questions: Questions, key: AnswerKey, mutant: Mutant) -> bool:
    """Whether a mutant earns less than full marks."""
    function = defined(mutant, key)
    if function is None:
        return True
    outcomes = []
    for request in questions.calls:
        bound_processor_time()
        outcomes.append(call(function, request))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if outcomes[-1].detail == "TimeoutError":
            return True
    return earned(questions.exercise, questions.assess(questions.of_cases(outcomes))) < 1


def defined(mutant: Mutant, key: AnswerKey) -> Callable | None:
    """The mutant as a function among the reference's neighbours; None where it cannot even be defined."""
    namespace = dict(key.reference.__globals__)
    try:
        exec(mutant.code, namespace)
    except Exception:  # a default value of 1 / 0
        return None
    return namespace[key.reference.__name__]


def bound_processor_time() -> None:
    """An exception after SECONDS of processor time, and the end of the process where compiled code does not heed it."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + SECONDS) + 2, hard))


def main(words: list[str]) -> None:
    if words[:1] == ["--try"]:
        try_out(words[1])
        return
    for assignment in words or exercises.ASSIGNMENTS:
        every = mutants(assignment)
        alive = sorted(survivors(assignment, every), key=every.index)
        print(f"{assignment}: {len(every)} mutants, {len(alive)} of them right all the same")
        for mutant in alive:
            print(f"  {mutant.exercise}\n    was: {mutant.was}\n    now: {mutant.now}")


if __name__ == "__main__":
    main(sys.argv[1:])
