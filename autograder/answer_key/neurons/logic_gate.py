"""logic_gate: weights that make a perceptron compute AND, OR or NAND. Many do; the exercise's rules try what they do."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong

from .perceptron_train import perceptron_train


def logic_gate(name):
    gates = {
        "AND": (np.array([1.0, 1.0]), -1.5),
        "OR": (np.array([1.0, 1.0]), -0.5),
        "NAND": (np.array([-1.0, -1.0]), 1.5),
    }
    return gates[name]


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    """None are hidden: there are three gates of four corners, and the visible examples try them all."""
    return ()


# ---- right answers, in other styles ----


def ties_on_the_right_side(name):
    if name == "AND":
        return np.array([1, 1]), -2
    if name == "OR":
        return np.array([1, 1]), -1
    return np.array([-1, -1]), 1


def negated_and(name):
    w, b = np.array([0.3, 0.4]), -0.5
    if name == "OR":
        b = -0.2
    return (-w, -b) if name == "NAND" else (w, b)


def plain_list(name):
    return {"AND": [[20, 20], -30], "OR": [[20, 20], -10], "NAND": [[-20, -20], 30]}[name]


def learned(name):
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = {"AND": np.array([0, 0, 0, 1]), "OR": np.array([0, 1, 1, 1]), "NAND": np.array([1, 1, 1, 0])}[name]
    w, b, _ = perceptron_train(X, y, 20)
    return w, b


def in_float32(name):
    w = np.ones(2, dtype=np.float32) * (-1 if name == "NAND" else 1)
    b = np.array([{"AND": -1.5, "OR": -0.5, "NAND": 1.5}[name]], dtype=np.float32)
    return w, b


def uneven(name):
    match name:
        case "AND":
            return np.array([1e6, 1e-3]), -1e6 - 1e-4
        case "OR":
            return np.array([1e-3, 1e6]), -1e-4
        case _:
            return np.array([-1e6, -1e-3]), 1e6 + 1e-4


# ---- wrong answers, one misconception each ----


def always_and(name):
    return np.array([1.0, 1.0]), -1.5


def always_or(name):
    return np.array([1.0, 1.0]), -0.5


def always_nand(name):
    return np.array([-1.0, -1.0]), 1.5


def swapped(name):
    return {
        "AND": (np.array([1, 1]), -0.5),
        "OR": (np.array([1, 1]), -1.5),
        "NAND": (np.array([-1, -1]), 1.5),
    }[name]


def threshold(name):
    return {
        "AND": (np.array([1, 1]), 1.5),
        "OR": (np.array([1, 1]), 0.5),
        "NAND": (np.array([-1, -1]), -1.5),
    }[name]


def no_bias(name):
    return {
        "AND": (np.array([1, 1]), 0.0),
        "OR": (np.array([1, 1]), 0.0),
        "NAND": (np.array([-1, -1]), 0.0),
    }[name]


def strict(name):
    return {
        "AND": (np.array([1, 1]), -1.0),
        "OR": (np.array([1, 1]), 0.0),
        "NAND": (np.array([-1, -1]), 2.0),
    }[name]


def nand_bias_only(name):
    return {
        "AND": (np.array([1, 1]), -1.5),
        "OR": (np.array([1, 1]), -0.5),
        "NAND": (np.array([1, 1]), 1.5),
    }[name]


def nand_weights_only(name):
    return {
        "AND": (np.array([1, 1]), -1.5),
        "OR": (np.array([1, 1]), -0.5),
        "NAND": (np.array([-1, -1]), -1.5),
    }[name]


def nor(name):
    return {
        "AND": (np.array([1, 1]), -1.5),
        "OR": (np.array([1, 1]), -0.5),
        "NAND": (np.array([-1, -1]), 0.5),
    }[name]


def nand_as_and(name):
    return {
        "AND": (np.array([1, 1]), -1.5),
        "OR": (np.array([1, 1]), -0.5),
        "NAND": (np.array([1, 1]), -1.5),
    }[name]


def plus_minus(name):
    return {
        "AND": (np.array([1, 1]), -1.0),
        "OR": (np.array([1, 1]), 1.0),
        "NAND": (np.array([-1, -1]), 1.0),
    }[name]


def zeros(name):
    return np.zeros(2), 0.0


def first_input(name):
    return {
        "AND": (np.array([1, 0]), -0.5),
        "OR": (np.array([1, 0]), -0.5),
        "NAND": (np.array([-1, 0]), 0.5),
    }[name]


def second_input(name):
    return {
        "AND": (np.array([0, 1]), -0.5),
        "OR": (np.array([0, 1]), -0.5),
        "NAND": (np.array([0, -1]), 0.5),
    }[name]


def too_low(name):
    return {
        "AND": (np.array([1, 1]), -2.5),
        "OR": (np.array([1, 1]), -1.5),
        "NAND": (np.array([-1, -1]), 0.5),
    }[name]


def lower_case(name):
    if name == "and":
        w, b = np.array([1, 1]), -1.5
    if name == "or":
        w, b = np.array([1, 1]), -0.5
    if name == "nand":
        w, b = np.array([-1, -1]), 1.5
    return w, b


def nand_missing(name):
    if name == "AND":
        return np.array([1, 1]), -1.5
    if name == "OR":
        return np.array([1, 1]), -0.5


def truth_table(name):
    return {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0]}[name]


def bias_first(name):
    return {"AND": (-1.5, np.array([1, 1])), "OR": (-0.5, np.array([1, 1])), "NAND": (1.5, np.array([-1, -1]))}[name]


def column(name):
    return {
        "AND": (np.array([[1], [1]]), -1.5),
        "OR": (np.array([[1], [1]]), -0.5),
        "NAND": (np.array([[-1], [-1]]), 1.5),
    }[name]


def nothing_returned(name):
    print({"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "NAND": ([-1, -1], 1.5)}[name])


WRONG = (
    Wrong(
        id="logic-gate-always-and",
        title="you return the weights of AND for every name",
        hint='Compare logic_gate("AND") with logic_gate("OR"). Where does your code look at `name`?',
        answer=always_and,
    ),
    Wrong(
        id="logic-gate-always-or",
        title="you return the weights of OR for every name",
        hint='Compare logic_gate("AND") with logic_gate("OR"). Where does your code look at `name`?',
        answer=always_or,
    ),
    Wrong(
        id="logic-gate-always-nand",
        title="you return the weights of NAND for every name",
        hint='Compare logic_gate("AND") with logic_gate("NAND"). Where does your code look at `name`?',
        answer=always_nand,
    ),
    Wrong(
        id="logic-gate-and-or-swapped",
        title="AND and OR are the wrong way round",
        hint="How many of its two inputs does each need to be 1? Which of the two is harder to please, and needs "
        "the lower bias?",
        answer=swapped,
    ),
    Wrong(
        id="logic-gate-bias-as-threshold",
        title="your bias is the threshold itself, and has the wrong sign",
        hint="What does your AND say for inputs of 0, where z is the bias alone? A bias is minus a threshold.",
        answer=threshold,
    ),
    Wrong(
        id="logic-gate-no-bias",
        title="the bias is 0 in every gate",
        hint="What does a perceptron say where z is exactly 0? Where does a line without a bias always pass?",
        answer=no_bias,
    ),
    Wrong(
        id="logic-gate-strict-threshold",
        title="every bias is a little too high, as for a perceptron that says 0 where z is exactly 0",
        hint="Compute z for AND of 0 and 1. What does perceptron_predict say at that z?",
        answer=strict,
    ),
    Wrong(
        id="logic-gate-nand-weights-not-negated",
        title="NAND has the bias turned round, but not its weights",
        hint="What happens to z in your NAND when an input changes from 0 to 1, and what should?",
        answer=nand_bias_only,
    ),
    Wrong(
        id="logic-gate-nand-bias-not-negated",
        title="NAND has its weights turned round, but not the bias",
        hint="What should NAND say for inputs of 0, where z is the bias alone?",
        answer=nand_weights_only,
    ),
    Wrong(
        id="logic-gate-nor-for-nand",
        title="your NAND is a NOR",
        hint="NAND is the opposite of AND. Write down AND for the four inputs, and turn every answer round.",
        answer=nor,
    ),
    Wrong(
        id="logic-gate-and-for-nand",
        title="your NAND is an AND",
        hint="NAND is the opposite of AND: what turns every answer of a perceptron round?",
        answer=nand_as_and,
    ),
    Wrong(
        id="logic-gate-inputs-of-minus-one",
        title="your weights are for inputs of -1 and 1",
        hint="Which two values do the inputs have here? Compute z for AND of 0 and 1.",
        answer=plus_minus,
    ),
    Wrong(
        id="logic-gate-weights-of-zero",
        title="all weights and the bias are 0",
        hint="What is z then, whatever the inputs are? What does perceptron_predict say at that z?",
        answer=zeros,
    ),
    Wrong(
        id="logic-gate-first-input-only",
        title="only the first input counts",
        hint="Compare your gate's answers for (0, 0) and (0, 1), and for (1, 0) and (1, 1). Can they ever differ?",
        answer=first_input,
    ),
    Wrong(
        id="logic-gate-second-input-only",
        title="only the second input counts",
        hint="Compare your gate's answers for (0, 0) and (1, 0), and for (0, 1) and (1, 1). Can they ever differ?",
        answer=second_input,
    ),
    Wrong(
        id="logic-gate-bias-too-low",
        title="every bias is too low",
        hint="Compute z of your AND for two inputs of 1. Which sign should it have?",
        answer=too_low,
    ),
    Wrong(
        id="logic-gate-lower-case",
        title="you compare `name` with names in small letters, so that no branch is taken",
        hint='Is "AND" == "and" in Python? Print `name` and see.',
        answer=lower_case,
    ),
    Wrong(
        id="logic-gate-nand-not-known",
        title="there is no answer for NAND",
        hint="Which names are asked for? What does a function return that comes to its end without a `return`?",
        answer=nand_missing,
    ),
    Wrong(
        id="logic-gate-truth-table",
        title="you return something else than a pair, such as the gate's answers or one array of three numbers",
        hint="What would perceptron_predict need to give these answers? Return two things: an array of two "
        "weights, and a bias.",
        answer=truth_table,
    ),
    Wrong(
        id="logic-gate-bias-first",
        title="you return the bias before the weights",
        hint="In which order does the first line of the exercise name them?",
        answer=bias_first,
    ),
    Wrong(
        id="logic-gate-weights-as-column",
        title="your weights stand in a column of shape (2, 1)",
        hint="What is the shape of X @ w for a w of shape (2,), and for one of shape (2, 1)?",
        answer=column,
    ),
    Wrong(
        id="logic-gate-no-return",
        title="you look the weights up and do not return them",
        hint='Try `result = logic_gate("AND")` and then `print(result)`. What is the difference between printing '
        "and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="logic_gate",
    reference=logic_gate,
    cases=cases,
    right=(
        ties_on_the_right_side,
        negated_and,
        plain_list,
        learned,
        in_float32,
        uneven,
    ),
    wrong=WRONG,
)
