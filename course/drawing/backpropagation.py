"""One neuron's computational graph, stepped forward and backward, and a small network with the gradient on its connections."""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.diagrams import graph, network
from course.drawing.picture import Picture
from course.drawing.style import GREY, axes

PLACES = {
    "w1": (0.0, 3.7),
    "x1": (0.0, 2.6),
    "w2": (0.0, 1.5),
    "x2": (0.0, 0.4),
    "p1": (1.5, 3.15),
    "p2": (1.5, 0.95),
    "b": (1.5, -0.3),
    "z": (3.0, 1.8),
    "a": (4.5, 1.8),
    "loss": (6.0, 1.8),
}
FORMULAS = {"p1": "w1 · x1", "p2": "w2 · x2", "z": "p1 + p2 + b", "a": "σ(z)", "loss": "−ln a"}
ARROWS = ("w1 p1", "x1 p1", "w2 p2", "x2 p2", "p1 z", "p2 z", "b z", "z a", "a loss")
# Each step: what becomes known, and the rule that makes it known.
FORWARD = (("p1", "w1 · x1"), ("p2", "w2 · x2"), ("z", "p1 + p2 + b"), ("a", "1 / (1 + e^−z)"), ("loss", "−ln a"))
BACKWARD = (
    (("loss",), "the loss changes with itself one to one"),
    (("a",), "the logarithm's slope, −1 / a, times what arrived"),
    (("z",), "the sigmoid's slope, a (1 − a), times what arrived"),
    (("p1", "p2", "b"), "a sum hands on what arrived, unchanged, to each of its inputs"),
    (("w1", "x1"), "a product hands to each input what arrived, times the other input"),
    (("w2", "x2"), "a product hands to each input what arrived, times the other input"),
)
STEPS = len(FORWARD) + len(BACKWARD)  # the last step; at step 0 only the inputs are known


def neuron_graph(values: Mapping[str, float], gradients: Mapping[str, float], step: int) -> Picture:
    """The graph of `loss = −ln σ(w1·x1 + w2·x2 + b)` after `step` of `STEPS` steps: five forward, then six backward.

    `values` and `gradients` hold a number for each of `PLACES`; what a later step finds is not shown yet.
    """
    ahead = {name for name, _ in FORWARD[step:]}
    behind = [name for names, _ in BACKWARD[: max(0, step - len(FORWARD))] for name in names]
    new, words = _said(values, gradients, step)
    figure, ax = _canvas(width=8.0, height=4.6)
    graph(
        ax,
        PLACES,
        [tuple(arrow.split()) for arrow in ARROWS],
        values={name: f"{values[name]:.3g}" for name in PLACES if name not in ahead},
        gradients={name: f"{gradients[name]:.3g}" for name in behind},
        marked=new,
    )
    for name, formula in FORMULAS.items():
        across, up = PLACES[name]
        aside = {"x": across - 0.12, "ha": "left"} if name == "z" else {"x": across, "ha": "center"}  # off an arrow
        ax.text(y=up + 0.32, s=formula, va="bottom", color=GREY, fontsize=10.5, **aside)
    ax.set_title(_headline(step))
    return Picture(figure, f"Step {step} of {STEPS}. {words}")


def _canvas(width: float, height: float):
    """Axes that fill the figure. Nothing is arranged around them, which takes a third of the time of a drawing."""
    figure, ax = axes(width=width, height=height)
    figure.set_layout_engine("none")
    ax.set_position((0.02, 0.01, 0.96, 0.9))
    return figure, ax


def _headline(step: int) -> str:
    if step == 0:
        return "The inputs are known"
    return "Forward: values, from left to right" if step <= len(FORWARD) else "Backward: slopes, from right to left"


def _said(values: Mapping[str, float], gradients: Mapping[str, float], step: int) -> tuple[Sequence[str], str]:
    """The boxes that this step fills, and a sentence about them."""
    if step == 0:
        return (), "Only the weights, the inputs and the bias have values."
    if step <= len(FORWARD):
        name, rule = FORWARD[step - 1]
        return (name,), f"Forward: {name} = {rule} = {values[name]:.3g}."
    names, rule = BACKWARD[step - len(FORWARD) - 1]
    found = ", ".join(f"∂loss/∂{name} = {gradients[name]:.3g}" for name in names)
    return names, f"Backward: {rule}. So {found}."


def blame(x: np.ndarray, hidden: np.ndarray, probabilities: np.ndarray, gradients: Sequence, true: int) -> Picture:
    """A network with one hidden layer and one example in it; each connection as thick as the loss's slope along it.

    `x (n,)`, `hidden (h,)` and `probabilities (k,)` are written into the circles. `gradients` are `dW1 (n, h)` and
    `dW2 (h, k)`: solid where a larger weight raises the loss, dashed where it lowers it. `true` is the class.
    """
    figure, ax = _canvas(width=7.2, height=4.2)
    sizes = [len(x), len(hidden), len(probabilities)]
    network(ax, sizes, weights=gradients, values=[x, hidden, probabilities], names=["input", "ReLU", "softmax"])
    ax.set_title(f"True class {true}: dashed should grow, solid should shrink")
    silent = [str(unit) for unit in np.flatnonzero(hidden == 0)]
    dead = (
        f"Hidden neurons with value 0: {', '.join(silent)}; no slope passes there." if silent else "All neurons are on."
    )
    largest = max(np.abs(gradient).max() for gradient in gradients)
    said = f"The true class {true} gets the probability {probabilities[true]:.2f}. {dead}"
    return Picture(figure, f"{said} The steepest slope of any weight is {largest:.2f}.")
