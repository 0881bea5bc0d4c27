"""The assignment `keras_basics`: build, compile, train, evaluate, and look inside. Judged by what models do, as plain data."""

import itertools
import math

import numpy as np

from autograder.compare import number
from autograder.inside.calling import Call, Made
from autograder.model import Exercise, Property, case

KERAS = ("keras", "tensorflow")
SECONDS = 20.0  # of one call: the first that uses TensorFlow starts it, and the machine may be busy
SLACK = 1e-5  # what a rule forgives: float32's rounding


def array(*rows: object) -> np.ndarray:
    return np.array(rows, dtype=float)


def narrow(*arrays: object) -> list[np.ndarray]:
    """Weights as Keras keeps them, in float32."""
    return [np.array(a, dtype=np.float32) for a in arrays]


# ---- rules about a student's own model ----


def show_shapes(shapes: list[tuple[int, ...]]) -> str:
    shown = ", ".join(str(tuple(shape)) for shape in shapes[:8])
    return "yours are too large to be shown" if any(n > 9999 for s in shapes for n in s) else f"yours are {shown}"


def layer_shapes(sizes: list[int]) -> list[tuple[int, ...]]:
    """The shapes of kernels and biases of dense layers, from the number of inputs to that of outputs."""
    return [shape for n_in, n_out in itertools.pairwise(sizes) for shape in ((n_in, n_out), (n_out,))]


def has_shapes(sizes):
    """A rule: the weights have the shapes of these layers, in whatever order. `sizes(call)` are the layers' sizes."""

    def seen(call: Call, value: dict) -> str | None:
        shapes = [tuple(shape) for shape in value["shapes"]]
        if not shapes:
            return "yours has no weights yet; it does not know how many inputs it has (keras.Input says so)"
        if sorted(shapes) != sorted(layer_shapes(sizes(call))):
            return show_shapes(shapes)
        return "yours takes inputs of another size" if isinstance(value["output"], str) else None

    return seen


def all_trainable(call: Call, value: dict) -> str | None:
    of_all = len(value["shapes"])
    return None if value["trainable"] == of_all else f"{value['trainable']} of {of_all} of yours are"


def not_compiled(call: Call, value: dict) -> str | None:
    return "yours is" if value["compiled"] else None


def same_in_training(call: Call, value: dict) -> str | None:
    """Asked of models without dropout: the one kind of row that goes in should come out as one kind of row."""
    several = [rows for rows in value["rows"] if (rows == "many" if isinstance(rows, str) else len(rows) > 1)]
    return "yours says different things of the same example" if several else None


CLASSIFIER = narrow([[1, 0, -1], [0, 1, -1]], [0, 0, 0], [[1], [1], [1]], [-1])

BUILD_CLASSIFIER = Exercise(
    id="build_classifier",
    assignment="keras_basics",
    signature="build_classifier()",
    summary="A network of 2 inputs, 3 hidden neurons with ReLU and 1 output neuron with the sigmoid, not yet compiled.",
    examples=(
        case(
            "the points (1, 2) and (1, -1), with weights of ours in your model, where the output should be 0.881 and 0.5",
            observer="built",
            given={
                "inputs": array((1, 2), (1, -1)),
                "weights": CLASSIFIER,
                "training": [(np.ones((64, 2)), CLASSIFIER)],
            },
            expected={
                "output": array([0.8807970779778823], [0.5]),
                "rows": [array([0.7310585786300049])],
            },
        ),
    ),
    properties=(
        Property(
            title="the weights should have the shapes (2, 3), (3,), (3, 1) and (1,)",
            seen=has_shapes(lambda call: [2, 3, 1]),
        ),
        Property(title="all weights should be trainable", seen=all_trainable),
        Property(title="the model should say the same in training and afterwards", seen=same_in_training),
        Property(title="the model should not be compiled yet", seen=not_compiled, part="uncompiled"),
    ),
    parts={"values": 0.8, "uncompiled": 0.2},
    packages=KERAS,
    seconds=SECONDS,
)

# ---- compile_classifier ----

OPTIMIZERS = ("SGD", "RMSprop", "Adagrad", "Adadelta", "AdamW", "Adamax", "Nadam", "Ftrl", "Lion", "Adafactor", "Lamb")
UNIT = Made("model", {"inputs": 2, "layers": [(1, "sigmoid")], "weights": narrow([[1], [0]], [0])})  # sigmoid(x_0)
THIRDS = np.log(array([3, 1], [3, 1], [3, 1], [1 / 3, 1]))  # where that is 3/4, 3/4, 3/4 and 1/4
THREE_QUARTERS = -math.log(3 / 4)


def returned_the_same(call: Call, value: dict) -> str | None:
    return None if value["same"] else "yours is another model"


def is_compiled(call: Call, value: dict) -> str | None:
    return None if value["compiled"] else "yours is not"


def by_adam(call: Call, value: dict) -> str | None:
    name = value.get("optimizer", "Adam")
    if name == "Adam":
        return None
    return f"yours is {name}" if name in OPTIMIZERS else "yours is another"


def has_loss(call: Call, value: dict) -> str | None:
    return "with yours, Keras cannot compute any" if isinstance(value.get("loss"), str) else None


def has_accuracy(call: Call, value: dict) -> str | None:
    """Among the metrics of a compiled model is the share of its own outputs that fall on the right side of 1/2."""
    if not value["compiled"]:
        return None
    share = np.mean((value["output"][:, 0] > 0.5) == (call.given["y"] > 0.5))
    metrics = value["metrics"]
    if any(not isinstance(m, str) and np.ndim(m) == 0 and abs(m - share) < SLACK for m in metrics):
        return None
    if not metrics:
        return "yours has no metrics"
    shown = "cannot be computed" if isinstance(metrics[0], str) else f"says {number(np.mean(metrics[0]))}"
    return f"{number(share)} of the outputs are on the right side of 1/2, and your metric {shown}"


COMPILE_CLASSIFIER = Exercise(
    id="compile_classifier",
    assignment="keras_basics",
    signature="compile_classifier(model)",
    summary="The same model, compiled with Adam, binary cross-entropy and accuracy.",
    examples=(
        case(
            "a model that gives 3/4, 3/4, 3/4 and 1/4 where the labels are 1, 1, 0 and 0, so that the loss should be 0.562",
            UNIT,
            observer="compiled",
            given={"inputs": THIRDS, "y": np.array([1.0, 1.0, 0.0, 0.0])},
            expected={"loss": (3 * THREE_QUARTERS + math.log(4)) / 4, "weights": [array([1], [0]), np.zeros(1)]},
        ),
    ),
    properties=(
        Property(title="the model that was given should be returned", seen=returned_the_same),
        Property(title="the model should be compiled", seen=is_compiled),
        Property(title="the loss should be the binary cross-entropy", seen=has_loss),
        Property(title="the optimizer should be Adam", seen=by_adam, part="optimizer"),
        Property(title="accuracy should be among the metrics", seen=has_accuracy, part="accuracy"),
    ),
    parts={"values": 0.5, "optimizer": 0.25, "accuracy": 0.25},
    packages=KERAS,
    seconds=SECONDS,
)

# ---- train_classifier ----


def epochs_run(call: Call, value: dict) -> str | None:
    epochs = call.args[3]
    return None if value["epochs"] == epochs else f"for epochs={epochs} yours has run {value['epochs']}"


def a_loss_each(call: Call, value: dict) -> str | None:
    found, epochs = len(value["losses"]), call.args[3]
    return None if found == epochs else f"for epochs={epochs} yours holds {found}"


def took_steps(call: Call, value: dict) -> str | None:
    return None if value["steps"] else "its weights have not been updated once"


def quiet(call: Call, value: dict) -> str | None:
    return "yours does" if value["printed"] else None


UNDECIDED = Made(  # a model of one neuron that says 1/2 to everything, compiled
    "model",
    {"inputs": 2, "layers": [(1, "sigmoid")], "weights": narrow([[0], [0]], [0]), "learning_rate": 1.0},
)

TRAIN_CLASSIFIER = Exercise(
    id="train_classifier",
    assignment="keras_basics",
    signature="train_classifier(model, X, y, epochs)",
    summary="Trains a compiled model in silence, and returns its History.",
    examples=(
        case(
            "two rows of (1, 0), both labelled 1, for three epochs",
            UNDECIDED,
            array((1, 0), (1, 0)),
            np.ones(2),
            3,
            observer="trained",
        ),
    ),
    properties=(
        Property(title="the model that was given should be trained", seen=took_steps),
        Property(title="the history should cover the epochs asked for", seen=epochs_run),
        Property(title="the history should hold one loss for each epoch", seen=a_loss_each),
        Property(title="nothing should be printed", seen=quiet, part="quiet"),
    ),
    parts={"values": 0.8, "quiet": 0.2},
    packages=KERAS,
    seconds=SECONDS,
)

# ---- evaluate_classifier ----

EVALUATE_CLASSIFIER = Exercise(
    id="evaluate_classifier",
    assignment="keras_basics",
    signature="evaluate_classifier(model, X, y)",
    summary='The loss and the accuracy of a compiled model on given data, as {"loss": …, "accuracy": …}.',
    examples=(
        case(
            'outputs of 3/4, 3/4, 3/4 and 1/4, where {"loss": 0.562, "accuracy": 0.75} is right',
            Made("model", {**UNIT.data, "learning_rate": 0.1}),
            THIRDS,
            np.array([1.0, 1.0, 0.0, 0.0]),
            observer="evaluated",
            expected={
                "answer": {"loss": (3 * THREE_QUARTERS + math.log(4)) / 4, "accuracy": 0.75},
                "weights": [array([1], [0]), np.zeros(1)],
            },
        ),
    ),
    parts={"values": 1.0},
    packages=KERAS,
    seconds=SECONDS,
)

# ---- forward_in_numpy ----


def between(call: Call, value: object) -> str | None:
    array = np.asarray(value, dtype=float)
    outside = array[(array < -SLACK) | (array > 1 + SLACK)]
    return f"one of yours is {number(outside[0])}" if outside.size else None


FORWARD_IN_NUMPY = Exercise(
    id="forward_in_numpy",
    assignment="keras_basics",
    signature="forward_in_numpy(weights, X)",
    summary="What the classifier says of each row of X, from its four arrays of weights, with NumPy alone.",
    examples=(
        case(
            "weights that are easy to follow",
            CLASSIFIER,
            array((1, 2), (1, -1), (-1, -1)),
            expected=array([0.8807970779778823], [0.5], [0.7310585786300049]),
        ),
        case(
            "a single row",
            narrow(np.zeros((2, 3)), [1, 2, 3], [[1], [1], [-1]], [2]),
            array((5, 7)),
            part="shapes",
            expected=array([0.8807970779778823]),
        ),
    ),
    properties=(Property(title="every value should lie between 0 and 1", seen=between),),
    parts={"values": 0.6, "shapes": 0.1, "extremes": 0.2, "clean": 0.1},
)

# ---- gradient_tape_step ----


LINE = (
    Made("model", {"inputs": 1, "layers": [(1, "linear")], "weights": narrow([[1]], [0])}),  # y = x
    Made("optimizer", {"kind": "sgd", "learning_rate": 0.1}),
    Made("loss_fn", {"kind": "MeanSquaredError"}),
    array([1], [2]),
    array(2, 3),
)

GRADIENT_TAPE_STEP = Exercise(
    id="gradient_tape_step",
    assignment="keras_basics",
    signature="gradient_tape_step(model, optimizer, loss_fn, X, y)",
    summary="One update of the model's weights with tf.GradientTape; returns the loss before it.",
    examples=(
        case(
            "the line y = x with the targets 2 and 3 at x = 1 and 2, after which the weights should be 1.3 and 0.2",
            *LINE,
            observer="updated",
            expected={"weights": [array([1.3]), array(0.2)]},
        ),
        case(
            "the same line, where the loss before the update is 1",
            *LINE,
            part="loss",
            observer="returned",
            expected=1.0,
        ),
    ),
    parts={"values": 0.75, "loss": 0.25},
    packages=KERAS,
    seconds=SECONDS,
)

# ---- build_digit_classifier ----

MANY_ROWS = 200  # of one example in training: enough that a unit is sure to be kept in one and dropped in another


def digit_sizes(call: Call) -> list[int]:
    return [64, *call.args[0], 10]


def paths(hidden_units: list[int]) -> list[tuple[np.ndarray, list[np.ndarray]]]:
    """Inputs and weights that show what dropout does, a pair for each place it could be.

    Signal 1 starts in the inputs, or in the units of one hidden layer, and has one path from there: through the first
    unit of every later layer, to the score of digit 0. The last pair starts in the last hidden layer.
    """
    sizes = [64, *hidden_units, 10]
    found = []
    for start in range(len(hidden_units) + 1):
        weights = []
        for layer, shape in enumerate(itertools.pairwise(sizes), start=1):
            kernel, bias = np.zeros(shape, dtype=np.float32), np.full(shape[1], layer == start, dtype=np.float32)
            kernel[0, 0] = layer > start
            weights += [kernel, bias]
        found.append((np.ones((MANY_ROWS, 64)), weights))
    return found


def sums_to_one(call: Call, value: dict) -> str | None:
    sums = value["output"].sum(axis=1)
    return f"a row of yours sums to {number(sums[0])}" if abs(sums[0] - 1) > SLACK else None


def dropped(value: dict) -> list[float] | None:
    """The shares that a model drops in training, of the inputs and after each hidden layer, read off from `paths`.

    What is not dropped is scaled up by 1 / (1 - rate), and the scales of a path multiply. None where it is not as simple.
    """
    if any(isinstance(rows, str) or len(rows) > 2 for rows in value["rows"]):
        return None
    scales = [float(np.log(rows[-1][0] / rows[-1][1])) for rows in value["rows"]] + [1.0]
    return [1 - later / scale for scale, later in itertools.pairwise(scales)]


def drops_as_asked(call: Call, value: dict) -> str | None:
    if has_shapes(digit_sizes)(call, value) or sums_to_one(call, value):
        return None  # nothing can be read off then
    rate = call.kwargs.get("dropout", 0.0)
    found = dropped(value)
    if found is None:
        return "yours drops something else, perhaps some of the outputs"
    places = ["of the inputs", *(f"after hidden layer {n}" for n in range(1, len(found)))]
    for share, wanted, place in zip(found, [0.0, *[rate] * (len(found) - 1)], places, strict=True):
        if share < -1e-3:
            return None  # no dropout gives that: the layer has another activation
        if not abs(share - wanted) < 1e-3:
            return f"for dropout={number(rate)} yours drops {abs(share):.0%} {place}"
    return None


def digit_case(name: str, hidden_units: list[int], inputs: np.ndarray, weights: list[np.ndarray], **more):
    """A case of build_digit_classifier; the given weights and those of `paths` are put into the student's model."""
    given = {"inputs": inputs, "weights": weights, "training": paths(hidden_units)}
    return case(name, hidden_units, observer="built", given=given, **more)


PEAK = 1 / (9 + math.e**2)  # softmax of nine zeros and a 2
TWO_UNITS = narrow(np.zeros((64, 2)), [1, -1], np.zeros((2, 10)), np.zeros(10))
TWO_UNITS[2][0, 3] = TWO_UNITS[2][1, 5] = 2  # the first unit speaks for digit 3, the second for digit 5

BUILD_DIGIT_CLASSIFIER = Exercise(
    id="build_digit_classifier",
    assignment="keras_basics",
    signature="build_digit_classifier(hidden_units, dropout=0.0)",
    summary="64 inputs, a ReLU layer for each number in the list, with dropout after each where asked, and softmax over 10.",
    examples=(
        digit_case(
            "a blank image, with weights of ours in your model, where digit 3 should get 0.451 and all others 0.061",
            [2],
            np.zeros((1, 64)),
            TWO_UNITS,
            expected={"output": np.where(np.arange(10) == 3, math.e**2 * PEAK, PEAK).reshape(1, 10)},
        ),
        digit_case(
            "the same image",
            [2],
            np.zeros((1, 64)),
            TWO_UNITS,
            dropout=0.25,
            part="dropout",
            expected={"output": np.where(np.arange(10) == 3, math.e**2 * PEAK, PEAK).reshape(1, 10)},
        ),
    ),
    properties=(
        Property(
            title="there should be weights from 64 inputs through the hidden layers to 10 outputs",
            seen=has_shapes(digit_sizes),
        ),
        Property(title="all weights should be trainable", seen=all_trainable),
        Property(title="each row of the output should sum to 1", seen=sums_to_one),
        Property(
            title="in training, dropout should come after each hidden layer and nowhere else",
            seen=drops_as_asked,
            part="dropout",
        ),
    ),
    parts={"values": 0.6, "dropout": 0.3, "none": 0.1},
    packages=KERAS,
    seconds=SECONDS,
)

EXERCISES = (
    BUILD_CLASSIFIER,
    COMPILE_CLASSIFIER,
    TRAIN_CLASSIFIER,
    EVALUATE_CLASSIFIER,
    FORWARD_IN_NUMPY,
    GRADIENT_TAPE_STEP,
    BUILD_DIGIT_CLASSIFIER,
)
