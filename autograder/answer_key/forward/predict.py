"""predict: the most probable class of each example."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import Parameters, network, numbers, whole_numbers, with_dtype
from .mlp_forward import mlp_forward


def predict(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[-1], axis=1)


def decided(rng: np.random.Generator, m: int, sizes: tuple[int, ...]) -> tuple[np.ndarray, Parameters]:
    """Examples and a network whose best class is clear for each of them.

    The biases of the output are moved so that each class gets its turn, and so that nearly all scores are
    negative.
    """
    X, parameters = numbers(rng, 60 * m, sizes[0]), network(rng, sizes)
    W, b = parameters[-1]
    scores = np.log(mlp_forward(X, parameters)[-1])
    parameters[-1] = (W, b - scores.mean(axis=0) - 5)
    ranked = np.sort(mlp_forward(X, parameters)[-1], axis=1)
    clear = X[ranked[:, -1] > 1.1 * ranked[:, -2]]
    return clear[rng.permutation(len(clear))[:m]], parameters


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    X, parameters = decided(rng, 8, (3, 5, 4))
    return (
        case("many examples", *decided(rng, 40, (2, 6, 3))),
        case("three layers", *decided(rng, 9, (4, 7, 6, 5))),
        case("two classes", *decided(rng, 12, (3, 8, 2))),
        case("ten classes", *decided(rng, 12, (5, 9, 10))),
        case("as many examples as classes", *decided(rng, 4, (4, 4, 4))),
        case("one layer", *decided(rng, 7, (3, 4))),
        case("float32", X.astype(np.float32), with_dtype(parameters, np.float32)),
        case("one example, drawn at random", X[:1], parameters, part="shapes"),
        case("one input", *decided(rng, 6, (1, 5, 3)), part="shapes"),
        case("integers", whole_numbers(rng, 6, 3), [(numbers(rng, 3, 4), numbers(rng, 4))]),
        case("read-only input", X, parameters, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def example_by_example(X, parameters):
    return np.array([int(np.argmax(mlp_forward(x[None, :], parameters)[-1])) for x in X])


def by_logits(X, parameters):
    A = X
    for W, b in parameters[:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = parameters[-1]
    return (A @ W + b).argmax(axis=1).astype(np.int32)


def by_sorting(X, parameters):
    *_, P = mlp_forward(X, parameters)
    return np.argsort(P, axis=1)[:, -1]


def by_loops(X, parameters):
    P = mlp_forward(X, parameters)[-1]
    classes = np.zeros(len(P), dtype=int)
    for i in range(len(P)):
        for k in range(P.shape[1]):
            if P[i, k] > P[i, classes[i]]:
                classes[i] = k
    return classes


def by_comparison(X, parameters):
    p = mlp_forward(X, parameters)[len(parameters)]
    return np.nonzero(p == p.max(axis=1, keepdims=True))[1]


# ---- wrong answers, one misconception each ----


def axis_zero(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[-1], axis=0)


def no_axis(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[-1])


def probabilities(X, parameters):
    return mlp_forward(X, parameters)[-1]


def highest(X, parameters):
    return np.max(mlp_forward(X, parameters)[-1], axis=1)


def least(X, parameters):
    return np.argmin(mlp_forward(X, parameters)[-1], axis=1)


def one_hot_rows(X, parameters):
    P = mlp_forward(X, parameters)[-1]
    return np.eye(P.shape[1], dtype=int)[np.argmax(P, axis=1)]


def truth_values(X, parameters):
    p = mlp_forward(X, parameters)[-1]
    return p == p.max(axis=1, keepdims=True)


def column(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[-1], axis=1, keepdims=True)


def squeezed(X, parameters):
    return np.squeeze(np.argmax(mlp_forward(X, parameters)[-1], axis=1))


def from_one(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[-1], axis=1) + 1


def hidden(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[-2], axis=1)


def of_input(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[0], axis=1)


def of_first(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[1], axis=1)


def threshold(X, parameters):
    return np.where(mlp_forward(X, parameters)[-1][:, -1] >= 0.5, 1, 0)


def rounded(X, parameters):
    return np.round(mlp_forward(X, parameters)[-1]).astype(int)


def expected(X, parameters):
    P = mlp_forward(X, parameters)[-1]
    return np.round(P @ np.arange(P.shape[1])).astype(int)


def first_only(X, parameters):
    return np.array([np.argmax(mlp_forward(X, parameters)[-1][0])])


def sorted_classes(X, parameters):
    return np.argsort(mlp_forward(X, parameters)[-1], axis=1)


def second_best(X, parameters):
    P = mlp_forward(X, parameters)[-1]
    return np.argsort(P, axis=1)[:, -2 if P.shape[1] > 1 else -1]


def floats(X, parameters):
    return np.argmax(mlp_forward(X, parameters)[-1], axis=1).astype(float)


def a_list(X, parameters):
    return [int(np.argmax(p)) for p in mlp_forward(X, parameters)[-1]]


def linear(X, parameters):
    A = X
    for W, b in parameters:
        A = A @ W + b
    return np.argmax(A, axis=1)


def no_biases(X, parameters):
    A = X
    for W, _ in parameters[:-1]:
        A = np.maximum(0, A @ W)
    return np.argmax(A @ parameters[-1][0], axis=1)


def relu_logits(X, parameters):
    A = X
    for W, b in parameters:
        A = np.maximum(0, A @ W + b)
    return np.argmax(A, axis=1)


def input_changed(X, parameters):
    A = X
    for W, b in parameters[:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = parameters.pop()
    return np.argmax(A @ W + b, axis=1)


def nothing_returned(X, parameters):
    print(np.argmax(mlp_forward(X, parameters)[-1], axis=1))


WRONG = (
    Wrong(
        id="predict-over-the-examples",
        title="you look down the columns: for each class, the example that suits it best",
        hint="How many rows go in, and how many answers come out? Along which axis are the classes?",
        answer=axis_zero,
    ),
    Wrong(
        id="predict-over-everything",
        title="you look for the largest number of the whole batch",
        hint="How many rows go in, and how many answers come out? What does np.argmax do without an axis?",
        answer=no_axis,
    ),
    Wrong(
        id="predict-probabilities",
        title="you return the probabilities, without choosing a class",
        hint="How many numbers should there be for each row?",
        answer=probabilities,
    ),
    Wrong(
        id="predict-highest-probability",
        title="you return how probable the best class is, not which class it is",
        hint="Compare np.max with np.argmax on [0.1, 0.7, 0.2].",
        answer=highest,
    ),
    Wrong(
        id="predict-least-probable",
        title="you choose the least probable class",
        hint="Print the probabilities of one row, and your answer for it.",
        answer=least,
    ),
    Wrong(
        id="predict-one-hot",
        title="you return the classes one-hot, not as numbers",
        hint="What is the shape of your result, and what should it be?",
        answer=one_hot_rows,
    ),
    Wrong(
        id="predict-truth-values",
        title="you return a table of True and False that marks the best class",
        hint="What is the shape of your result? Which function tells where the largest number of a row stands?",
        answer=truth_values,
    ),
    Wrong(
        id="predict-column",
        title="the classes stand in a column of shape (m, 1)",
        hint="Print the shape of your result. How many axes do labels have?",
        answer=column,
    ),
    Wrong(
        id="predict-flat-only-for-several",
        title="a batch of one row loses its axis, as np.squeeze does it",
        hint="Try one row. What is the shape of your result, and what should it be?",
        answer=squeezed,
    ),
    Wrong(
        id="predict-counted-from-one",
        title="your classes are counted from 1",
        hint="Which number has the first class? Try a row whose first probability is the highest.",
        answer=from_one,
    ),
    Wrong(
        id="predict-of-the-hidden-layer",
        title="you look at the last hidden layer, not at the output",
        hint="Which entry of the list that mlp_forward returns holds the probabilities?",
        answer=hidden,
    ),
    Wrong(
        id="predict-of-the-input",
        title="you look for the largest input",
        hint="Which entry of the list that mlp_forward returns holds the probabilities?",
        answer=of_input,
    ),
    Wrong(
        id="predict-of-the-first-layer",
        title="you look at the output of the first layer, whichever layer comes last",
        hint="Which entry of a list is its last, however long it is?",
        answer=of_first,
    ),
    Wrong(
        id="predict-threshold",
        title="you compare one probability with 0.5, as for two classes",
        hint="How many classes may there be? Which class should be chosen among 0.4, 0.35 and 0.25?",
        answer=threshold,
    ),
    Wrong(
        id="predict-rounded",
        title="you round the probabilities",
        hint="What is left of 0.4, 0.35 and 0.25? Which class should be chosen?",
        answer=rounded,
    ),
    Wrong(
        id="predict-expected-class",
        title="you compute a mean of the class numbers",
        hint="What comes out for probabilities of 0.5, 0 and 0.5? Are classes on a scale?",
        answer=expected,
    ),
    Wrong(
        id="predict-first-example-only",
        title="only the first row is answered",
        hint="How many rows go in, and how many answers come out?",
        answer=first_only,
    ),
    Wrong(
        id="predict-sorted",
        title="you return all classes of each row, in order of their probability",
        hint="How many numbers should there be for each row?",
        answer=sorted_classes,
    ),
    Wrong(
        id="predict-second-best",
        title="you choose the second most probable class",
        hint="Print the probabilities of one row, and your answer for it.",
        answer=second_best,
    ),
    Wrong(
        id="predict-floats",
        title="your classes are floating-point numbers",
        hint="Print the dtype of your result. Can an array be indexed with 1.0?",
        answer=floats,
    ),
    Wrong(
        id="predict-list",
        title="you return a list",
        hint="What does `result == labels` give for a list, and for an array?",
        answer=a_list,
    ),
    Wrong(
        id="predict-no-hidden-activation",
        title="your own forward pass has no activation in its hidden layers",
        hint="Compare your A1 with that of mlp_forward. Which step is missing?",
        answer=linear,
    ),
    Wrong(
        id="predict-no-biases",
        title="your own forward pass leaves out the biases",
        hint="Compare your A1 with that of mlp_forward for inputs of 0.",
        answer=no_biases,
    ),
    Wrong(
        id="predict-relu-on-the-logits",
        title="your own forward pass puts ReLU on the last layer, so that all negative scores tie",
        hint="Which class wins a row whose scores are all negative? And which does np.argmax choose among equals?",
        answer=relu_logits,
    ),
    Wrong(
        id="predict-input-changed",
        title="the result is right, but the caller's list of parameters is shorter afterwards",
        hint="Print len(parameters) before and after the call. What does pop do?",
        answer=input_changed,
    ),
    Wrong(
        id="predict-no-return",
        title="the classes are computed and not returned",
        hint="Try `c = predict(X, parameters)` and then `print(c)`. What is the difference between printing and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="predict",
    reference=predict,
    cases=cases,
    right=(
        example_by_example,
        by_logits,
        by_sorting,
        by_loops,
        by_comparison,
    ),
    wrong=WRONG,
)
