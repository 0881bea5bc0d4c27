"""The functions that a notebook hands to the playground: tried before use, and what goes wrong in one becomes a sentence."""

import inspect
import traceback
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np

Parameters = list[tuple[np.ndarray, np.ndarray]]
NAMES = (
    "initialize_parameters",
    "minibatches",
    "mlp_forward",
    "categorical_cross_entropy",
    "mlp_backward",
    "gradient_descent_step",
)
SIZES = [2, 3, 4, 2]  # of the network of the trials: no weight matrix is square, and none has the shape of another
EPS = 1e-5  # of the measured gradient
NEAR = {"rtol": 1e-4, "atol": 1e-7}  # as exact as a gradient can be measured with that


class Fault(Exception):
    """What is wrong with a function that was handed in: one sentence for the person who wrote it."""


class Functions:
    """Six functions by name, with the signatures of the exercises, and the activations to choose from.

    `mlp_forward` and `mlp_backward` may take an `activation`, one of the names in `activations`; if one of them does not (the
    exercises' do not), the network has the first one. Every method raises `Fault` where a function raises or returns what
    cannot be used; NumPy's warnings are not shown.
    """

    def __init__(self, functions: Mapping[str, Callable], activations: Mapping[str, tuple[Callable, Callable]]) -> None:
        """Raises `TypeError` if a function is missing or unknown."""
        if set(functions) != set(NAMES):
            raise TypeError(f"the playground needs these functions, by name: {', '.join(NAMES)}")
        self.functions = dict(functions)
        self.chosen = {name for name in ("mlp_forward", "mlp_backward") if takes_activation(functions[name])}
        names = list(activations) if len(self.chosen) == 2 else list(activations)[:1]
        self.activations = {name: activations[name] for name in names}

    def _call(self, name: str, *arguments, collect: bool = False, **options):
        try:
            with np.errstate(all="ignore"):
                value = self.functions[name](*arguments, **options)
                return list(value) if collect else value
        except Exception as error:
            raise Fault(f"{name} stopped with {type(error).__name__}{told(error)}{place(error)}.") from error

    def _activation(self, name: str, activation: str) -> dict[str, str]:
        return {"activation": activation} if name in self.chosen else {}

    def initialize(self, sizes: Sequence[int], rng: np.random.Generator) -> Parameters:
        value = self._call("initialize_parameters", list(sizes), rng)
        return pairs("initialize_parameters", value, [((n, k), (k,)) for n, k in pairwise(sizes)])

    def batches(self, X: np.ndarray, Y: np.ndarray, size: int, rng: np.random.Generator) -> list:
        value = self._call("minibatches", X, Y, size, rng, collect=True)
        if all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in value):
            return value
        raise Fault("minibatches should give pairs (Xb, Yb), and gives something else.")

    def forward(self, X: np.ndarray, parameters: Parameters, activation: str) -> list[np.ndarray]:
        value = self._call("mlp_forward", X, parameters, **self._activation("mlp_forward", activation))
        wanted = [(len(X), X.shape[1]), *((len(X), len(b)) for _, b in parameters)]
        found = [np.shape(A) for A in value] if isinstance(value, list | tuple) else None
        if found != wanted:
            said = f"a list of shapes {found}" if found else f"{kind(value)}"
            raise Fault(f"mlp_forward should return a list of arrays of the shapes {wanted}, and returns {said}.")
        return [np.asarray(A, dtype=float) for A in value]

    def loss(self, Y: np.ndarray, P: np.ndarray) -> float:
        value = self._call("categorical_cross_entropy", Y, P)
        if np.shape(value) != () or not np.issubdtype(np.asarray(value).dtype, np.number):
            raise Fault(f"categorical_cross_entropy should return one number, and returns {kind(value)}.")
        return float(value)

    def backward(self, X: np.ndarray, Y: np.ndarray, parameters: Parameters, activation: str) -> Parameters:
        value = self._call("mlp_backward", X, Y, parameters, **self._activation("mlp_backward", activation))
        return pairs("mlp_backward", value, shapes(parameters))

    def step(self, parameters: Parameters, gradients: Parameters, rate: float) -> Parameters:
        value = self._call("gradient_descent_step", parameters, gradients, rate)
        return pairs("gradient_descent_step", value, shapes(parameters))

    def fault(self, activation: str) -> str | None:
        """The first thing that a small trial of each function finds wrong, as a sentence; None if it finds nothing.

        Initial weights may be any: to start from zeros is an experiment, not a mistake.
        """
        rng = np.random.default_rng(0)
        parameters = [(rng.normal(size=(n, k)), rng.normal(size=k)) for n, k in pairwise(SIZES)]
        X, Y = rng.normal(size=(5, 2)), np.eye(2)[[0, 1, 1, 0, 1]]  # (5, 2), (5, 2)
        try:
            self.initialize(SIZES, rng)
            try_batches(self)
            try_forward(self, X, parameters, activation)
            try_loss(self)
            try_backward(self, X, Y, parameters, activation)
            try_step(self, parameters)
        except Fault as fault:
            return str(fault)
        return None


def takes_activation(function: Callable) -> bool:
    try:
        return "activation" in inspect.signature(function).parameters
    except (TypeError, ValueError):  # a function written in C does not say what it takes
        return False


def told(error: Exception) -> str:
    """The first line of what an error says."""
    lines = str(error).strip().splitlines()
    return f": {lines[0].rstrip('.')}" if lines else ""


def place(error: Exception) -> str:
    """The line of the function that was handed in, if its text is known."""
    frames = traceback.extract_tb(error.__traceback__)[1:]  # the first is the call from here
    return f", in its line `{frames[0].line}`" if frames and frames[0].line else ""


def kind(value: object) -> str:
    if value is None:
        return "None (is there a `return`?)"
    return f"an array of shape {value.shape}" if isinstance(value, np.ndarray) else f"a {type(value).__name__}"


def shapes(parameters: Parameters) -> list[tuple[tuple, tuple]]:
    return [(np.shape(W), np.shape(b)) for W, b in parameters]


def pairs(name: str, value: object, wanted: list) -> Parameters:
    """`value` as a list of pairs of float arrays with the shapes `wanted`. Raises `Fault` if it is none."""
    try:
        found = [(np.asarray(W, dtype=float), np.asarray(b, dtype=float)) for W, b in value]
    except (TypeError, ValueError):
        raise Fault(f"{name} should return a list of {len(wanted)} pairs, and returns {kind(value)}.") from None
    if shapes(found) != wanted:
        raise Fault(f"{name} should return pairs of the shapes {wanted}, and returns {shapes(found)}.")
    return found


def named(parameters: Parameters) -> dict[str, np.ndarray]:
    """The arrays by the names that the lessons give them: W1, b1, W2 …"""
    return {f"{letter}{n}": a for n, pair in enumerate(parameters, 1) for letter, a in zip("Wb", pair, strict=True)}


def copied(parameters: Parameters) -> Parameters:
    return [(W.copy(), b.copy()) for W, b in parameters]


def differing(found: Mapping[str, np.ndarray], right: Mapping[str, np.ndarray]) -> tuple[str, float, float] | None:
    """The element that is furthest off: its name, the number found, the right one. None if all are near."""
    off = {}
    for name, wanted in right.items():
        wrong = ~np.isclose(found[name], wanted, **NEAR)
        distance = np.where(wrong, np.nan_to_num(np.abs(found[name] - wanted), nan=np.inf), 0.0)
        if wrong.any():
            index = np.unravel_index(distance.argmax(), wanted.shape)
            off[f"{name}[{', '.join(map(str, index))}]"] = distance.max(), found[name][index], wanted[index]
    if not off:
        return None
    worst = max(off, key=lambda element: off[element][0])
    return worst, *off[worst][1:]


def try_batches(functions: Functions) -> None:
    X = np.arange(7.0).reshape(7, 1)  # (7, 1): the number of each row
    batches = functions.batches(X, np.hstack([X, -X]), 3, np.random.default_rng(1))
    if [np.shape(Xb) for Xb, _ in batches] != [(3, 1), (3, 1), (1, 1)]:
        raise Fault(
            f"minibatches should cut 7 rows into batches of 3, 3 and 1, and gives {[len(Xb) for Xb, _ in batches]}."
        )
    rows = np.concatenate([Xb for Xb, _ in batches])
    if sorted(rows[:, 0]) != list(range(7)):
        raise Fault(
            f"minibatches should give every row once; of rows 0 to 6 it gives {rows[:, 0].astype(int).tolist()}."
        )
    labels = np.concatenate([Yb for _, Yb in batches])
    if not np.array_equal(labels, np.hstack([rows, -rows])):
        raise Fault("minibatches gives rows of X with the labels of other rows.")


def try_forward(functions: Functions, X: np.ndarray, parameters: Parameters, activation: str) -> None:
    A = functions.forward(X, parameters, activation)
    f, _ = functions.activations[activation]
    if not np.array_equal(A[0], X):
        raise Fault("mlp_forward should return X itself as its first array.")
    for layer, (W, b) in enumerate(parameters[:-1], 1):
        right = {f"A{layer}": f(A[layer - 1] @ W + b)}
        if off := differing({f"A{layer}": A[layer]}, right):
            raise Fault(
                f"mlp_forward is not right: in hidden layer {layer}, {off[0]} should be {off[2]:.4g}, not {off[1]:.4g}."
            )
    W, b = parameters[-1]
    e = np.exp(A[-2] @ W + b)
    if off := differing({"P": A[-1]}, {"P": e / e.sum(axis=1, keepdims=True)}):
        raise Fault(f"mlp_forward is not right: the probability {off[0]} should be {off[2]:.4g}, not {off[1]:.4g}.")


def try_loss(functions: Functions) -> None:
    for classes, rows in ((2, 4), (3, 6)):
        Y = np.eye(classes)[np.arange(rows) % classes]  # (rows, classes)
        found = functions.loss(Y, np.full(Y.shape, 1 / classes))
        if not np.isclose(found, np.log(classes)):
            right = f"of {classes} equal probabilities it should be ln {classes} = {np.log(classes):.3f}"
            raise Fault(f"categorical_cross_entropy is not right: {right}, not {found:.3f}.")


def measured(functions: Functions, X: np.ndarray, Y: np.ndarray, parameters: Parameters, activation: str) -> Parameters:
    """The gradient, by moving one number at a time."""

    def loss() -> float:
        return functions.loss(Y, functions.forward(X, parameters, activation)[-1])

    gradients = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in parameters]
    for given, wanted in zip(named(parameters).values(), named(gradients).values(), strict=True):
        for index in np.ndindex(given.shape):
            kept = given[index]
            given[index] = kept + EPS
            above = loss()
            given[index] = kept - EPS
            wanted[index] = (above - loss()) / (2 * EPS)
            given[index] = kept
    return gradients


def try_backward(functions: Functions, X: np.ndarray, Y: np.ndarray, parameters: Parameters, activation: str) -> None:
    found = functions.backward(X, Y, copied(parameters), activation)
    right = measured(functions, X, Y, copied(parameters), activation)
    if off := differing(named(found), named(right)):
        element, wrong, wanted = off
        says = f"the slope along {element}, measured by moving it a little, is {wanted:.4g}"
        raise Fault(f"mlp_backward is not right: {says}; it says {wrong:.4g}.")


def try_step(functions: Functions, parameters: Parameters) -> None:
    given, gradients = copied(parameters), [(W + 1, b - 1) for W, b in parameters]
    found = functions.step(given, gradients, 0.5)
    if differing(named(given), named(parameters)):
        raise Fault("gradient_descent_step has changed the parameters that it was given; it should return new ones.")
    right = [(W - 0.5 * dW, b - 0.5 * db) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)]
    if off := differing(named(found), named(right)):
        element, wrong, wanted = off
        raise Fault(f"gradient_descent_step is not right: {element} should become {wanted:.4g}, not {wrong:.4g}.")
