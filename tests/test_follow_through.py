"""A mistake costs once: what fails only because an earlier exercise does is judged as if that one were right."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace

import nbformat
import numpy as np
import pytest

from autograder import answer_key
from autograder.follow_through import better, to_judge_again
from autograder.grading import Grader
from autograder.inside import wire
from autograder.inside.asking import stand_in, stand_ins
from autograder.inside.calling import Stream, Unreadable
from autograder.inside.functions import FUNCTIONS
from autograder.model import Report, Verdict
from autograder.notebook import grade_id_of
from autograder.oracle import Answers, Oracles, answer
from autograder.sandbox.limits import Limits
from tests.conftest import ROOT
from tests.sample_class.submissions import write_notebook
from tests.test_attacks import RELEASED

PATIENT = replace(Limits(), cell=4.0, call=4.0, total=60.0, cpu=20)
GIVEN = {"sigmoid_derivative": ("sigmoid",)}
TOLD = "right, given your `sigmoid`: what is wrong there costs points only there"


# ---- which exercises are judged again ----


def verdicts(**statuses: str) -> list[Verdict]:
    return [Verdict(id=name, score=float(s == "passed"), max_score=1, status=s) for name, s in statuses.items()]


def chosen(*cells: str, **statuses: str) -> dict[str, tuple[str, ...]]:
    return to_judge_again(verdicts(**statuses), cells)


CALLS = {
    "by name": ["def g(x):\n    return f(x)"],
    "through a helper": ["def g(x):\n    return h(x)", "def h(x):\n    return f(x)"],
    "through a right one": ["def g(x):\n    return middle(x)", "def middle(x):\n    return f(x)"],
    "under another name": ["a, b = f, 1", "def g(x):\n    return a(x)"],
    "inside a method": ["class H:\n    def h(self, x):\n        return f(x)", "def g(x):\n    return H().h(x)"],
    "from a lambda": ["g = lambda x: f(x)"],
    "by text": ["def g(x):\n    return eval('f')(x)"],
    "in a cell that no parser takes": ["%magic\n!ls (\ndef g(x):\n    return f(x)"],
}


@pytest.mark.parametrize("cells", CALLS.values(), ids=CALLS)
def test_what_may_call_a_failed_one_is_judged_again(cells: list[str]) -> None:
    """However an exercise comes to call an earlier one that failed, that is seen."""
    assert chosen(*cells, f="failed", middle="passed", g="failed") == {"g": ("f",)}


NO_CALLS = {
    "not at all": ["def f(x):\n    return x", "def g(x):\n    return 2 * x"],
    "in a comment": ["def g(x):\n    return x  # not f(x)"],
    "in a docstring": ['def g(x):\n    """As f, but "better"."""\n    return x'],
    "in another cell": ["def g(x):\n    return x", "print(f(1), g(2))"],
}


@pytest.mark.parametrize("cells", NO_CALLS.values(), ids=NO_CALLS)
def test_what_calls_no_failed_one_is_not(cells: list[str]) -> None:
    """No second run for mistakes that have nothing to do with each other."""
    assert chosen(*cells, f="failed", g="failed") == {}


@pytest.mark.parametrize("status", ["partial", "failed", "error", "timeout", "missing", "forbidden"])
def test_any_failure_counts_as_one(status: str) -> None:
    """However the earlier exercise failed, and however the later one did."""
    assert chosen(*CALLS["by name"], f=status, g="failed") == chosen(*CALLS["by name"], f="failed", g=status)
    assert chosen(*CALLS["by name"], f=status, g="failed") == {"g": ("f",)}


@pytest.mark.parametrize("status", ["passed", "manual", "not-judged"])
def test_nothing_else_does(status: str) -> None:
    """What is right, a person's to grade, or the grader's own failure is left alone."""
    assert chosen(*CALLS["by name"], f=status, g="failed") == {}
    assert chosen(*CALLS["by name"], f="failed", g=status) == {}


def test_only_earlier_exercises_are_answered_for() -> None:
    """Neither the exercise itself nor one that comes after it, though it calls them."""
    cells = ["def f(x):\n    return g(x) + f(x)", "def g(x):\n    return f(x) + g(x)"]
    assert chosen(*cells, f="failed", g="failed") == {"g": ("f",)}


@pytest.mark.parametrize(
    "text", ["\n" * 10**6, '"' * 10**6, "'\"" * 10**6, "def " * 10**6, "a = " * 10**5, " " * 10**7]
)
def test_a_hostile_text_is_read_in_no_time(text: str) -> None:
    """Reading a submission's words costs time in proportion to its length."""
    assert chosen(text, f="failed", g="failed") == {}


# ---- which verdict counts ----


def test_the_better_verdict_counts_and_says_so() -> None:
    """More points count, with the reason last; else the first verdict stays as it was."""
    zero = Verdict(id="g", score=0, max_score=2, status="failed", messages=("wrong",))
    some, full = replace(zero, score=1, status="partial"), replace(zero, score=2, status="passed", messages=())
    assert better(zero, full, {"f"}).messages == ("right, given your `f`: what is wrong there costs points only there",)
    told = "judged as if your `e` and `f` were right: what is wrong there costs points only there"
    assert better(zero, some, {"f", "e"}) == replace(some, messages=("wrong", told))
    assert better(some, zero, {"f"}) is some
    assert better(some, some, {"f"}) is some


def test_without_a_question_nothing_changes() -> None:
    """A verdict that luck made better, and no right value of an earlier exercise, does not count."""
    zero = Verdict(id="g", score=0, max_score=2, status="failed")
    assert better(zero, replace(zero, score=2, status="passed"), ()) is zero


def test_an_earlier_stub_is_not_taken_for_the_exercises_own() -> None:
    """Who calls an unwritten function is not told that their own is not written, once that is known better."""
    zero = Verdict(id="g", score=0, max_score=2, status="missing", messages=("`g` is not written yet",))
    assert better(zero, replace(zero, status="failed", messages=("gives 3",)), {"f"}).status == "failed"


# ---- in a notebook ----


@pytest.fixture(scope="module")
def grader():
    with Grader("activations", ROOT, limits=PATIENT) as started:
        yield started


@pytest.fixture(scope="module")
def grade(grader: Grader, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Report]:
    """`grade(sigmoid="def sigmoid…")`: the right notebook with other cells, graded; a `top` cell comes first."""
    path = tmp_path_factory.mktemp("right") / "work" / "activations.ipynb"
    write_notebook("ada", RELEASED, path)

    def graded(top: str = "", **sources: str) -> Report:
        node = nbformat.read(path, as_version=4)
        for name, source in sources.items():
            next(c for c in node.cells if grade_id_of(c) == name).source = source
        node.cells.insert(0, nbformat.v4.new_code_cell(f"import numpy as np\n{top}"))
        return grader.grade_node(node, "made up").report

    return graded


def by_id(report: Report) -> dict[str, Verdict]:
    return {v.id: v for v in report.exercises}


FAILURES = {
    "wrong": "def sigmoid(z):\n    return 1 / (1 + np.exp(z))",
    "partly right": "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))",
    "raising": "def sigmoid(z):\n    return z.nothing",
    "the stub": "def sigmoid(z):\n    raise NotImplementedError()",
    "not there": "pass",
    "no function": "sigmoid = 3",
    "ready-made": "from scipy.special import expit\ndef sigmoid(z):\n    return expit(z)",
    "ending the process": "def sigmoid(z):\n    import os\n    os._exit(1)",
}


@pytest.mark.parametrize("source", FAILURES.values(), ids=FAILURES)
def test_a_right_derivative_of_a_wrong_sigmoid_is_right(grade: Callable, source: str) -> None:
    """The mistake costs sigmoid's points alone, and the student reads why the other is right."""
    found = by_id(grade(sigmoid=source))
    assert found["sigmoid"].score < found["sigmoid"].max_score
    again = found["sigmoid_derivative"]
    if source == FAILURES["partly right"]:  # 1 / (1 + inf) is right but for a warning, in both
        assert again.status == "passed"
    assert (again.status, again.score, again.messages) == ("passed", again.max_score, (TOLD,))
    assert [v.status for v in found.values()].count("passed") == 7


WAYS_TO_CALL = {
    "by another name": ("s = sigmoid\ndef sigmoid_derivative(z):\n    return s(z) * (1 - s(z))", "z"),
    "by a name of the student's own": (
        "def sigmoid_derivative(z):\n    return sigmoid(numbers=z) * (1 - sigmoid(numbers=z))",
        "numbers",
    ),
    "number by number": (
        "def sigmoid_derivative(z):\n    one = np.vectorize(lambda v: sigmoid(v) - sigmoid(v) ** 2, otypes=[float])\n"
        "    return one(z)",
        "z",
    ),
    "in threads": (
        "from concurrent.futures import ThreadPoolExecutor\ndef sigmoid_derivative(z):\n"
        "    with ThreadPoolExecutor(2) as pool:\n        s, t = pool.map(sigmoid, [z, z])\n    return s * (1 - t)",
        "z",
    ),
    "and changes its values": (
        "def sigmoid_derivative(z):\n    s = np.asarray(sigmoid(z))\n    s *= 1 - s\n    return s",
        "z",
    ),
}


@pytest.mark.parametrize(("source", "parameter"), WAYS_TO_CALL.values(), ids=WAYS_TO_CALL)
def test_however_the_earlier_one_is_called(grade: Callable, source: str, parameter: str) -> None:
    """A stand-in can be called in every way that the student's own function could."""
    wrong = f"def sigmoid({parameter}):\n    return 2 * np.asarray({parameter})"
    again = by_id(grade(sigmoid=wrong, sigmoid_derivative=source))["sigmoid_derivative"]
    assert (again.status, again.messages) == ("passed", (TOLD,))


def test_a_mistake_of_its_own_is_still_one(grade: Callable) -> None:
    """With a right sigmoid, s² is as wrong as it ever was, and is told as without the second look."""
    wrong, squared = FAILURES["wrong"], "def sigmoid_derivative(z):\n    return sigmoid(z) ** 2"
    found = by_id(grade(sigmoid=wrong, sigmoid_derivative=squared))
    assert found["sigmoid_derivative"].score == 0
    assert not any("given your" in m or "as if your" in m for m in found["sigmoid_derivative"].messages)


def test_an_earlier_failure_gains_nothing_from_a_later_one(grade: Callable) -> None:
    """Only what comes later is judged again: sigmoid, made from its derivative, stays what it is."""
    backwards = "def sigmoid(z):\n    return np.sqrt(sigmoid_derivative(z))"
    found = by_id(grade(sigmoid=backwards))
    assert found["sigmoid"].score == 0
    assert found["sigmoid_derivative"].messages == (TOLD,)


@pytest.mark.parametrize(
    "sources",
    [
        {},
        {"softmax": "def softmax(z):\n    return z"},
        {"sigmoid_derivative": "def sigmoid_derivative(z):\n    return sigmoid(z)"},
        {"relu": "def relu(z):\n    return z", "softmax": "def softmax(z):\n    return z"},
    ],
    ids=["all right", "one wrong", "one wrong that calls a right one", "two wrong that do not call each other"],
)
def test_there_is_no_second_run_without_need(
    grade: Callable, grader: Grader, monkeypatch: pytest.MonkeyPatch, sources: dict[str, str]
) -> None:
    """Right submissions, and those of unrelated mistakes, are run once, and the key's process is not even started."""
    runs = []
    run = grader.sandbox().run
    monkeypatch.setattr(grader.sandbox(), "run", lambda *args: runs.append(args) or run(*args))
    monkeypatch.setattr(grader, "_oracles", None)
    grade(**sources)
    assert len(runs) == 1


# ---- the key's own process ----


@pytest.fixture
def oracles():
    made = Oracles("activations")
    yield made
    made.close()


def question(name: str, *args: object, **kwargs: object) -> dict:
    return {"about": "ask", "exercise": name, "args": args, "kwargs": kwargs}


def ask(answers: Answers, *args: object, within: float = 30.0, **kwargs: object) -> dict:
    return answers.reply("sigmoid_derivative", question(*args, **kwargs), within)


def test_it_answers_by_value(oracles: Oracles) -> None:
    """The right value comes back, and it is noted who asked for what."""
    with oracles.answers({**GIVEN, "softmax": ("sigmoid",)}, PATIENT) as answers:
        assert ask(answers, "sigmoid", np.array([0.0]))["value"] == [0.5]
        assert answers.asked == {"sigmoid_derivative": {"sigmoid"}, "softmax": set()}


@pytest.mark.parametrize("name", ["sigmoid_derivative", "softmax", "__init__", "", None, ("sigmoid",)])
def test_it_is_not_asked_about_anything_else(oracles: Oracles, name: object) -> None:
    """The exercise itself, a later one, or no exercise: that is no question, and ends the run."""
    with oracles.answers(GIVEN, PATIENT) as answers, pytest.raises(wire.WireError):
        ask(answers, name, np.array([0.0]))


@pytest.mark.parametrize("changed", [{"args": [1.0]}, {"args": None}, {"kwargs": None}, {"kwargs": ()}])
def test_a_question_has_a_form(oracles: Oracles, changed: dict) -> None:
    """Arguments come as the wire's own tuple and dictionary, or the run ends."""
    with oracles.answers(GIVEN, PATIENT) as answers, pytest.raises(wire.WireError):
        answers.reply("sigmoid_derivative", question("sigmoid", 0.0) | changed, 30.0)


@pytest.mark.parametrize("args", [(), ("text",), (1.0, 2.0), ({"a": [None]},), ([[1.0], [1.0, 2.0]],), (10**299,)])
def test_where_there_is_no_value_it_says_nothing_else(oracles: Oracles, args: tuple) -> None:
    """An exception of the key's function is told without a word of its own, and ends nothing."""
    with oracles.answers(GIVEN, PATIENT) as answers:
        assert ask(answers, "sigmoid", *args) == {"about": "answer", "kind": "raised"}
        assert ask(answers, "sigmoid", 0.0)["kind"] == "value"
        assert not answers.silent


def test_too_much_memory_is_no_value(oracles: Oracles) -> None:
    """Arguments that spread to terabytes cost the key's process an exception, or itself, and the grader nothing."""
    given = {"softmax": ("leaky_relu",)}
    with oracles.answers(given, PATIENT) as answers:
        spread = question("leaky_relu", np.zeros((10**6, 1)), alpha=np.zeros((1, 10**6)))
        assert answers.reply("softmax", spread, 30.0)["kind"] == "raised"
        large = question("leaky_relu", np.zeros((8000, 1)), alpha=np.zeros((1, 8000)))  # 512 MB at once
        assert answers.reply("softmax", large, 30.0)["kind"] == "raised"


def test_what_cannot_cross_the_wire_is_left_to_the_student(oracles: Oracles) -> None:
    """An argument without a value, however deep, is answered as such."""
    with oracles.answers(GIVEN, PATIENT) as answers:
        for argument in (Unreadable("function"), [(1.0, Unreadable("Sequential"))], {"a": Unreadable("set")}):
            assert ask(answers, "sigmoid", argument)["kind"] == "unreadable"
        assert not answers.asked["sigmoid_derivative"]


def test_an_answer_that_does_not_come_is_not_waited_for_twice(oracles: Oracles) -> None:
    """A process that hangs is given up for this run and ended with it; the next run has a new one."""
    with oracles.answers(GIVEN, PATIENT) as answers:
        os.kill(answers.oracle.process.pid, signal.SIGSTOP)
        assert ask(answers, "sigmoid", 0.0, within=0.1)["kind"] == "none"
        assert answers.silent
        os.kill(answers.oracle.process.pid, signal.SIGCONT)
        assert ask(answers, "sigmoid", 0.0)["kind"] == "none"
    assert answers.oracle.process.returncode is not None
    with oracles.answers(GIVEN, PATIENT) as others:
        assert ask(others, "sigmoid", 0.0)["value"] == 0.5


def test_a_process_that_dies_is_replaced(oracles: Oracles) -> None:
    """Its death costs the run its answers, and no other run anything."""
    with oracles.answers(GIVEN, PATIENT) as answers:
        answers.oracle.process.kill()
        assert ask(answers, "sigmoid", 0.0)["kind"] == "none"
    with oracles.answers(GIVEN, PATIENT) as others:
        assert ask(others, "sigmoid", 0.0)["value"] == 0.5


def test_it_is_kept_for_the_next_run_and_not_shared(oracles: Oracles) -> None:
    """Runs one after another use one process; runs at once use one each."""
    with oracles.answers(GIVEN, PATIENT) as first:
        pass
    with oracles.answers(GIVEN, PATIENT) as again, oracles.answers(GIVEN, PATIENT) as beside:
        assert again.oracle is first.oracle
        assert beside.oracle is not first.oracle
    oracles.close()
    assert {again.oracle.process.returncode, beside.oracle.process.returncode} == {-signal.SIGKILL}


def test_questions_and_bytes_are_counted(oracles: Oracles, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many questions in a run, and so many bytes of answers; a run that goes beyond has had enough."""
    monkeypatch.setattr("autograder.oracle.QUESTIONS", 3)
    with oracles.answers(GIVEN, PATIENT) as answers:
        kinds = [ask(answers, "sigmoid", 0.0)["kind"] for _ in range(3)]
        with pytest.raises(wire.WireError):
            ask(answers, "sigmoid", 0.0)
    assert kinds == ["value"] * 3
    with oracles.answers(GIVEN, replace(PATIENT, received=10_000)) as answers:
        kinds = [ask(answers, "sigmoid", np.zeros(1000))["kind"] for _ in range(3)]
    assert (kinds[0], kinds[-1]) == ("value", "none")


# ---- the stand-ins, inside ----


def locally(message: dict) -> dict:
    """An answer of the key's functions, in this process, through the wire's bytes both ways."""
    references = {name: key.reference for name, key in answer_key.of_assignment("activations").items()}
    return through(answer(references, through(message)))


def through(message: dict) -> dict:
    data = memoryview(wire.pack(message))

    def read_exactly(size: int) -> bytes:
        nonlocal data
        part, data = bytes(data[:size]), data[size:]
        return part

    return wire.read_frame(read_exactly)


def test_a_generator_is_drawn_from_as_if_it_had_been_here() -> None:
    """The right function draws from where the student's generator stands, and moves it on."""
    own, other = np.random.default_rng(5), np.random.default_rng(5)
    own.random(3, dtype=np.float32), other.random(3, dtype=np.float32)  # half of a draw is left over
    right = answer_key.of_assignment("activations")["randomized_leaky_relu"].reference
    z = np.array([-1.0, -2.0, 3.0])
    got = stand_in("randomized_leaky_relu", None, locally)(z, training=True, rng=own)
    assert np.array_equal(got, right(z, training=True, rng=other))
    assert own.bit_generator.state == other.bit_generator.state


@pytest.mark.parametrize(
    "argument", [lambda z: z, {1, 2}, object(), np.random.Generator(np.random.MT19937(1)), np.array([None])]
)
def test_the_students_own_function_takes_what_cannot_be_sent(argument: object) -> None:
    """Where arguments are no values, nothing changes: the student's function is called with them."""
    asked = []

    def ask(message: dict) -> dict:
        asked.append(message)
        seen = through(message)["args"][0]
        return {"kind": "unreadable" if isinstance(seen, Unreadable) else "value", "value": 1, "streams": []}

    assert stand_in("f", lambda x: ("own", x), ask)(argument) == ("own", argument)
    with pytest.raises(ValueError, match="`f` has no value for these arguments"):
        stand_in("f", None, ask)(argument)


@pytest.mark.parametrize("kind", ["unreadable", "raised", "none"])
def test_the_students_own_function_answers_where_nobody_else_does(kind: str) -> None:
    """No value from the grader, for whatever reason: what the student's function gives, or raises, is what there is."""
    answers = stand_in("f", lambda x, more=1: ("own", x, more), lambda message: {"kind": kind})
    assert answers(2, more=3) == ("own", 2, 3)
    with pytest.raises(ValueError, match="`f` has no value for these arguments"):
        stand_in("f", None, lambda message: {"kind": kind})(2)


def test_a_function_of_the_grader_is_sent_by_name() -> None:
    """What a call handed to the student's function can be handed on to an earlier exercise."""
    sent = []
    stand_in("f", None, lambda m: sent.append(through(m)) or {"kind": "value", "value": 1, "streams": []})(
        FUNCTIONS["sine"]
    )
    assert sent[0]["args"][0].name == "sine"


def test_numbers_come_back_as_numbers_and_arrays_as_ones_own() -> None:
    """A stand-in's values are used as the function's would be: a float is a float, an array can be written to."""

    def ask(message: dict) -> dict:
        return through({"kind": "value", "value": (np.float64(2), [np.zeros(2)], 3), "streams": []})

    number, [array], integer = stand_in("f", None, ask)()
    array[0] = 1
    assert (type(number), type(integer)) == (np.float64, int)


def test_all_names_of_a_function_are_replaced_and_the_exercise_is_not() -> None:
    """Other names of the earlier function lead to the stand-in; the exercise is the student's, whatever it is."""

    def f(): ...

    made = stand_ins({"f": f, "other": f, "g": f, "x": None, "y": 1}, "g", ("f", "h"), locally)
    assert set(made) == {"f", "other", "h"}


def test_a_stream_that_is_none_is_refused() -> None:
    """Numbers that are no generator's state give no value, and nothing worse."""
    message = {"exercise": "randomized_leaky_relu", "args": (1.0,), "kwargs": {"training": True, "rng": None}}
    for numbers in ((-1, 1, 0, 0), (10**200, 1, 0, 0), (1, 1, 0, 2**70)):
        assert locally(message | {"kwargs": {"training": True, "rng": Stream(*numbers)}}) == {
            "about": "answer",
            "kind": "raised",
        }
