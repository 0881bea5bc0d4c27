"""The playground: it shows what the notebook's functions compute, its state is a text, and a wrong function is named."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from course.drawing.training import Scene, borders, shades, thumbnail
from course.drawing.widgets import VIEW
from course.playground import Playground, playground
from course.plugged import Functions
from course.recording import Recording

SETTINGS = {"layers": 1, "units": 4, "activation": "tanh", "rate": "0.3", "batch": "16", "seed": 0}
ACTIVATIONS = {
    "ReLU": (lambda z: np.maximum(0, z), lambda z: z > 0),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
}


# ---- functions as a notebook has them ----


def initialize_parameters(layer_sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / n), (n, k)), np.zeros(k)) for n, k in pairwise(layer_sizes)]


def minibatches(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], Y[rows]


def softmax(Z):
    e = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def mlp_forward(X, parameters, activation="ReLU"):
    f, _ = ACTIVATIONS[activation]
    A = [X]
    for W, b in parameters[:-1]:
        A.append(f(A[-1] @ W + b))
    W, b = parameters[-1]
    return [*A, softmax(A[-1] @ W + b)]


def categorical_cross_entropy(Y, P):
    return -np.mean(np.sum(Y * np.log(np.maximum(P, 1e-12)), axis=1))


def mlp_backward(X, Y, parameters, activation="ReLU"):
    _, derivative = ACTIVATIONS[activation]
    A = mlp_forward(X, parameters, activation)
    dZ = (A[-1] - Y) / len(X)
    gradients = []
    for layer in reversed(range(len(parameters))):
        gradients.insert(0, (A[layer].T @ dZ, dZ.sum(axis=0)))
        if layer > 0:
            W, b = parameters[layer - 1]
            dZ = (dZ @ parameters[layer][0].T) * derivative(A[layer - 1] @ W + b)
    return gradients


def gradient_descent_step(parameters, gradients, learning_rate):
    pairs = zip(parameters, gradients, strict=True)
    return [(W - learning_rate * dW, b - learning_rate * db) for (W, b), (dW, db) in pairs]


RIGHT = {
    f.__name__: f
    for f in (
        initialize_parameters,
        minibatches,
        mlp_forward,
        categorical_cross_entropy,
        mlp_backward,
        gradient_descent_step,
    )
}


def functions(**others: Callable) -> Functions:
    return Functions(RIGHT | others, ACTIVATIONS)


def points(m: int, seed: int):
    X = np.random.default_rng(seed).uniform(-1, 1, (m, 2))  # (m, 2)
    return X, (X[:, 0] * X[:, 1] < 0).astype(int)


DATA = {"xor": (points(40, 0), points(30, 1)), "small": (points(8, 2), points(8, 3))}


def play(start: str = "", **others: Callable) -> Playground:
    return Playground(DATA, functions(**others), start)


def recording(epoch: int, data: str = "xor", **others) -> Recording:
    settings = {name: others.pop(name) for name in SETTINGS if name in others}
    made = Recording(functions(**others), DATA[data], **SETTINGS | settings)
    made.to(epoch)
    return made


# ---- what is trained ----


def test_it_trains_as_the_lesson_does() -> None:
    """Each epoch is the loop of the lesson's `train`: the same losses, from the same seed, with the notebook's functions."""
    (X, y), (X_test, y_test) = DATA["xor"]
    rng = np.random.default_rng(0)
    parameters = initialize_parameters([2, 4, 2], rng)
    for _ in range(3):
        for Xb, Yb in minibatches(X, np.eye(2)[y], 16, rng):
            parameters = gradient_descent_step(parameters, mlp_backward(Xb, Yb, parameters, "tanh"), 0.3)
    parts = ((X, y), (X_test, y_test))
    wanted = [categorical_cross_entropy(np.eye(2)[y], mlp_forward(X, parameters, "tanh")[-1]) for X, y in parts]
    assert recording(3).losses[3] == pytest.approx(wanted, rel=1e-12)


def test_one_step_at_a_time_or_all_at_once_is_the_same() -> None:
    """The slider may jump; what it shows does not depend on the way there."""
    steps, jump = play(), play()
    for epoch in range(1, 6):
        steps.epoch.value = epoch
    jump.epoch.value = 5
    assert steps.shown.value == jump.shown.value


def test_back_shows_what_was_there() -> None:
    """An epoch that has been left can be looked at again."""
    game = play("epoch=3")
    before = game.shown.value
    game.epoch.value = 9
    assert game.shown.value != before
    game.epoch.value = 3
    assert game.shown.value == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("data", "small"),
        ("activation", "tanh"),
        ("layers", 2),
        ("units", 7),
        ("rate", "1"),
        ("batch", "all"),
        ("seed", 3),
    ],
)
def test_another_setting_starts_anew(name: str, value: object) -> None:
    """A changed control trains a new network from epoch 0, and what is shown belongs to it."""
    game = play("epoch=4")
    before = game.shown.value
    game.settings[name].value = value
    assert game.epoch.value == 0
    assert "After epoch 0:" in game.shown.value
    assert f"{name}={value}" in game.state.value
    assert game.shown.value == play(game.text).shown.value
    game.epoch.value = 4
    assert game.shown.value != before


@pytest.mark.parametrize(("batch", "steps"), [("1", 40), ("16", 3), ("all", 1)])
def test_the_batch_size_is_the_number_of_rows_in_a_batch(batch: str, steps: int) -> None:
    """40 rows are 40 batches of one, 3 of at most 16, or one of all."""
    sizes = []

    def counted(parameters, gradients, learning_rate):
        sizes.append(learning_rate)
        return gradient_descent_step(parameters, gradients, learning_rate)

    trained = recording(0, batch=batch, gradient_descent_step=counted)
    before = len(sizes)
    trained.to(1)
    assert sizes[before:] == [0.3] * steps


# ---- what is shown ----


def test_an_epoch_draws_only_what_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Axes and points are drawn when settings change, not at every epoch: so a step is fast enough to watch."""
    drawn = []
    draw_frame = Scene._draw_frame
    monkeypatch.setattr(Scene, "_draw_frame", lambda *words: drawn.append(words) or draw_frame(*words))
    game = play()
    assert len(drawn) == 1
    for epoch in range(1, 8):
        game.epoch.value = epoch
    assert len(drawn) == 1
    game.settings["data"].value = "small"
    assert len(drawn) == 2


def test_the_words_say_what_the_picture_shows() -> None:
    """Losses and shares of right answers of both parts, and the units of each layer, for who does not see the picture."""
    trained = recording(2, layers=2)
    _, words = trained.seen(2)
    (train, test), (P, _) = (
        trained.losses[2],
        (mlp_forward(X, trained.parameters[2], "tanh")[-1] for X, _ in DATA["xor"]),
    )
    share = np.mean(P.argmax(axis=1) == DATA["xor"][0][1])
    assert words.startswith(f"After epoch 2: training loss {train:.3f}, {share:.0%} right; test loss {test:.3f}, ")
    assert words.endswith("Layer 1: 4 units. Layer 2: 4 units.")


@pytest.mark.parametrize(
    ("weights", "activation", "words"),
    [
        (lambda n, k: np.full((n, k), 0.1), "tanh", "4 units, all alike"),
        (lambda n, k: np.zeros((n, k)), "ReLU", "4 units, all always 0"),
        (lambda n, k: np.eye(n, k), "ReLU", "4 units, 2 always 0"),
    ],
)
def test_units_that_are_dead_or_alike_are_told(weights: Callable, activation: str, words: str) -> None:
    """What constant initialisation and a dead ReLU do is said in words too."""
    start = lambda sizes, rng: [(weights(n, k), np.zeros(k)) for n, k in pairwise(sizes)]  # noqa: E731 one line
    trained = recording(0, activation=activation, initialize_parameters=start)
    assert f"Layer 1: {words}." in trained.seen(0)[1]


def test_zero_layers_are_a_network_too() -> None:
    """Without a hidden layer there is a border, and no unit to draw."""
    view, words = recording(1, layers=0).seen(1)
    assert view.units == []
    assert view.said.shape[-1] == 2
    assert "Layer" not in words


def test_a_learning_rate_far_too_high_is_named() -> None:
    """Weights that overflow are no crash, and the picture of the last numbers stays."""
    huge = lambda parameters, gradients, rate: [(W * 1e200, b * 1e200) for W, b in parameters]  # noqa: E731 one line
    trained = recording(9, gradient_descent_step=huge)
    trained.fault = None
    view, words = trained.seen(9)
    assert words.endswith("the learning rate is too high.")
    assert np.isfinite(view.said).all()


def test_shades_are_the_classes_own_and_paler_in_doubt() -> None:
    """Where the network is sure, the plane has the colour of the class; where it doubts, it is nearly white."""
    sure, other, doubt = shades(np.array([[[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]]]))[0]
    assert sure[2] > sure[0]  # blue
    assert other[0] > other[2]  # vermilion
    assert doubt.min() > 0.9 > 0.7 > max(sure.min(), other.min())


def test_the_border_stands_where_the_answer_changes() -> None:
    """Two classes have one border, and it lies where both are equally probable."""
    side = np.linspace(-1, 1, 21)
    p = np.tile((side + 1.3) / 2.6, (21, 1))  # 1/2 at x = 0
    [line] = borders(np.stack([p, 1 - p], axis=-1), side)
    assert np.allclose(line[:, 0], 0)


def test_a_units_picture_stands_upright() -> None:
    """Up in the plane is up in the small picture, right is right; blue is where the unit is above its level."""
    up, right = np.meshgrid(np.linspace(-1, 1, 64), np.linspace(-1, 1, 64), indexing="ij")
    blue = lambda thumb, row, column: thumb[row, column, 2] - thumb[row, column, 0]  # noqa: E731 one line
    thumb, lines = thumbnail(0.5 + up, level=0.5)
    assert blue(thumb, 4, 18) > 0.2 > 0 > blue(thumb, 31, 18)
    assert np.allclose(lines[0][:, 1], 18, atol=0.5)  # the middle: there it is at its level
    thumb, _ = thumbnail(right, level=0.0)
    assert blue(thumb, 18, 31) > 0.2 > 0 > blue(thumb, 18, 4)


def test_without_widgets_the_start_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without a kernel shows the picture of the start, with its words."""
    sent: list[dict] = []
    monkeypatch.setattr("course.drawing.widgets.display", lambda data, raw: sent.append(data))
    playground(DATA, activations=ACTIVATIONS, start="epoch=6", **RIGHT)
    [data] = sent
    assert set(data) == {VIEW, "text/html", "text/plain"}
    assert data["text/html"].startswith('<img class="picture" alt="After epoch 6:')


# ---- its state, as a text ----


def test_a_state_brings_back_the_same_picture_elsewhere() -> None:
    """The text of one playground, pasted into another, shows the same network at the same epoch."""
    text = "data=small; activation=tanh; layers=2; units=3; rate=1; batch=4; seed=5; epoch=12"
    given = play(text)
    assert given.state.value == text
    other = play("epoch=2")
    other.state.value = given.state.value
    assert other.shown.value == given.shown.value
    assert [control.value for control in other.controls.values()] == [c.value for c in given.controls.values()]


def test_a_part_of_a_state_changes_that_part() -> None:
    """`rate=1` alone keeps everything else, the epoch too; blanks and a last semicolon do no harm."""
    game = play("data=small; epoch=7")
    game.state.value = " rate = 1 ;"
    assert game.state.value == "data=small; activation=ReLU; layers=1; units=4; rate=1; batch=16; seed=0; epoch=7"
    assert "After epoch 7:" in game.shown.value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("data=xors", "data cannot be 'xors' (do you mean 'xor'?); it can be xor, small."),
        ("unit=3", "There is no 'unit' (do you mean 'units'?); there are data, activation, layers, units,"),
        ("layers=9", "layers is a whole number from 0 to 3, not '9'."),
        ("epoch=-1", "epoch is a whole number from 0 to 500, not '-1'."),
        ("rate=2", "rate cannot be '2'; it can be 0.001, 0.003,"),
        ("units 3", "'units 3' is not understood: write a name, = and a value, such as layers=2."),
        ("units=3; <b>", "'<b>' is not understood"),
    ],
)
def test_a_state_that_is_not_understood_changes_nothing_and_is_explained(text: str, said: str) -> None:
    """A slip of the pen is answered with a sentence and the nearest name."""
    game = play("epoch=2")
    shown = game.shown.value
    game.state.value = text
    answer = game.answer.value.replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">")
    assert said in answer
    assert "<b>" not in game.answer.value
    assert game.shown.value == shown
    game.epoch.value = 3
    assert game.answer.value == ""


# ---- functions that are handed in ----


def test_right_functions_are_not_blamed() -> None:
    """Nothing is wrong with the lesson's functions, for any activation, nor with those of the exercises."""
    assert [functions().fault(activation) for activation in ACTIVATIONS] == [None, None]
    listed = functions(minibatches=lambda *words: [list(pair) for pair in minibatches(*words)])
    assert listed.fault("ReLU") is None


def test_functions_of_the_exercises_have_relu_alone() -> None:
    """The exercises' network takes no activation: then there is nothing to choose, and it trains."""
    game = play(
        mlp_forward=lambda X, parameters: mlp_forward(X, parameters),
        mlp_backward=lambda X, Y, parameters: mlp_backward(X, Y, parameters),
    )
    assert game.settings["activation"].options == ("ReLU",)
    game.epoch.value = 2
    assert "After epoch 2:" in game.shown.value
    one = play(mlp_backward=lambda X, Y, parameters: mlp_backward(X, Y, parameters))
    assert one.settings["activation"].options == ("ReLU",)
    assert one.run[1].fault is None


def no_mask(X, Y, parameters):
    A = mlp_forward(X, parameters)
    dZ = (A[-1] - Y) / len(X)
    gradients = []
    for (W, _), A_prev in zip(parameters[::-1], A[-2::-1], strict=True):
        gradients.insert(0, (A_prev.T @ dZ, dZ.sum(axis=0)))
        dZ = dZ @ W.T
    return gradients


def wrong_transpose(X, Y, parameters):
    A = mlp_forward(X, parameters)
    dZ = A[-1] - Y
    dA = dZ @ parameters[-1][0]
    return dA


def in_place(parameters, gradients, learning_rate):
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        W -= learning_rate * dW
        b -= learning_rate * db
    return parameters


def uphill(parameters, gradients, learning_rate):
    return gradient_descent_step(parameters, gradients, -learning_rate)


def labels_left_behind(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]], Y[start : start + batch_size]


def last_dropped(X, Y, batch_size, rng):
    return list(minibatches(X, Y, batch_size, rng))[: len(X) // batch_size]


def same_rows(X, Y, batch_size, rng):
    return [(X[:k], Y[:k]) for k in (3, 3, 1)]


def linear(X, parameters, activation="ReLU"):
    A = [X]
    for W, b in parameters:
        A.append(A[-1] @ W + b)
    return [*A[:-1], softmax(A[-1])]


def sums_to_more(X, parameters, activation="ReLU"):
    *A, P = mlp_forward(X, parameters, activation)
    return [*A, 1.1 * P]


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [
        ("mlp_backward", no_mask, "mlp_backward is not right: the slope along W"),
        (
            "mlp_backward",
            lambda X, Y, p, activation="ReLU": [(len(X) * W, b) for W, b in mlp_backward(X, Y, p)],
            "mlp_backward is not right: the slope along W",
        ),
        (
            "mlp_backward",
            lambda *words, activation: None,
            "mlp_backward should return a list of 3 pairs, and returns None",
        ),
        ("mlp_backward", wrong_transpose, "mlp_backward stopped with ValueError: matmul"),
        ("mlp_backward", lambda X: X, "mlp_backward stopped with TypeError"),
        (
            "mlp_backward",
            lambda *words, activation: mlp_backward(*words)[::-1],
            "mlp_backward should return pairs of the shapes [((2, 3), (3,)), ((3, 4), (4,)), ((4, 2), (2,))], and returns",
        ),
        ("gradient_descent_step", in_place, "gradient_descent_step has changed the parameters"),
        ("gradient_descent_step", uphill, "gradient_descent_step is not right: W"),
        ("gradient_descent_step", lambda *words: None, "gradient_descent_step should return a list of 3 pairs"),
        ("minibatches", labels_left_behind, "minibatches gives rows of X with the labels of other rows."),
        ("minibatches", last_dropped, "minibatches should cut 7 rows into batches of 3, 3 and 1, and gives [3, 3]."),
        (
            "minibatches",
            same_rows,
            "minibatches should give every row once; of rows 0 to 6 it gives [0, 1, 2, 0, 1, 2, 0].",
        ),
        ("minibatches", lambda X, Y, size, rng: X, "minibatches should give pairs (Xb, Yb)"),
        ("minibatches", lambda X, Y, size, rng: None, "minibatches stopped with TypeError"),
        ("mlp_forward", linear, "mlp_forward is not right: in hidden layer 1, A1["),
        ("mlp_forward", sums_to_more, "mlp_forward is not right: the probability P["),
        (
            "mlp_forward",
            lambda X, p, activation="ReLU": mlp_forward(X, p)[-1],
            "mlp_forward should return a list of arrays of the shapes [(5, 2), (5, 3), (5, 4), (5, 2)], and returns an array",
        ),
        ("mlp_forward", lambda X, p, activation="ReLU": mlp_forward(X, p)[1:], "mlp_forward should return a list"),
        ("categorical_cross_entropy", lambda Y, P: -np.mean(Y * np.log(P)), "it should be ln 2 = 0.693, not 0.347"),
        (
            "categorical_cross_entropy",
            lambda Y, P: Y * P,
            "should return one number, and returns an array of shape (4, 2).",
        ),
        (
            "initialize_parameters",
            lambda sizes, rng: [],
            "initialize_parameters should return pairs of the shapes [((2, 3)",
        ),
        (
            "initialize_parameters",
            lambda sizes, rng: 1 / 0,
            "initialize_parameters stopped with ZeroDivisionError: division by zero, in its line `lambda sizes, rng: 1 / 0,`.",
        ),
    ],
)
def test_a_wrong_function_is_named_in_a_sentence(name: str, wrong: Callable, said: str) -> None:
    """No traceback: which function, and what it should give and gives, or where it stopped."""
    trained = recording(3, activation="ReLU", **{name: wrong})
    assert said in trained.fault
    assert trained.fault.endswith(".")
    trained.seen(3)


def test_what_is_wrong_stands_beside_the_picture() -> None:
    """With and without widgets the sentence is seen, and the controls go on working."""
    game = play("epoch=2", mlp_backward=wrong_transpose)
    assert "<p><strong>mlp_backward stopped with ValueError" in game.still()["text/html"]
    game.settings["layers"].value = 0
    assert "mlp_backward stopped with ValueError" in game.shown.value
    assert "After epoch 0:" in game.shown.value


def test_a_function_that_is_only_wrong_trains_all_the_same() -> None:
    """One sees what a missing mask does; a function that stops ends the training."""
    for wrong, epoch in ((no_mask, 5), (wrong_transpose, 0)):
        trained = recording(5, activation="ReLU", mlp_backward=wrong)
        assert f"After epoch {epoch}:" in trained.seen(5)[1]


def test_a_function_that_fails_in_the_midst_of_training_ends_it() -> None:
    """What the trial does not find is told when it happens, and the epochs before it can be looked at."""
    calls = []

    def tired(parameters, gradients, learning_rate):
        calls.append(learning_rate)
        if len(calls) > 20:
            raise RuntimeError("I am\ntired.")
        return gradient_descent_step(parameters, gradients, learning_rate)

    trained = recording(30, gradient_descent_step=tired)
    assert "gradient_descent_step stopped with RuntimeError: I am, in its line" in trained.fault
    assert "After epoch 6:" in trained.seen(30)[1]


def test_the_functions_warnings_are_not_shown() -> None:
    """A logarithm of 0 or an overflow in a notebook's function does not print into the notebook; here it would raise."""
    careless = lambda Y, P: -np.mean(np.sum(Y * np.log(P / 1e308 / 1e308 * 1e308 * 1e308 + 0 * P), axis=1))  # noqa: E731
    assert "it should be ln 2 = 0.693, not nan" in recording(1, categorical_cross_entropy=careless).fault


def test_a_function_that_is_missing_is_refused() -> None:
    """A forgotten argument is told by name."""
    with pytest.raises(TypeError, match="needs these functions, by name: initialize_parameters, minibatches"):
        Functions({"mlp_forward": mlp_forward}, ACTIVATIONS)
