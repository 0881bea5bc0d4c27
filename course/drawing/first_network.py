"""Lesson 00's pictures: points, a small network, and what it says of the plane while it is trained."""

from collections.abc import Callable

import numpy as np

from course.drawing.diagrams import network
from course.drawing.picture import Picture
from course.drawing.plots import points, regions
from course.drawing.style import GREY, axes

LIMITS = (-2.6, 2.6, -2.6, 2.6)


def two_classes(X: np.ndarray, y: np.ndarray) -> Picture:
    """Points `X`, `(m, 2)`, on two arms of a spiral, of classes `y`, `(m,)` of 0 and 1."""
    figure, ax = axes(width=4.6, height=3.8)
    points(ax, X, y)
    ax.set(title=f"Two classes, {len(X)} points", xlabel="$x_1$", ylabel="$x_2$", xlim=LIMITS[:2], ylim=LIMITS[2:])
    ax.legend(loc="upper right")
    words = f"{len(X)} points on two arms of a spiral, {np.sum(y == 0)} of class 0 and {np.sum(y == 1)} of class 1."
    return Picture(figure, f"{words} The arms wind around each other for more than one turn.")


def in_training(
    X: np.ndarray,
    y: np.ndarray,
    predict: Callable[[np.ndarray], np.ndarray],
    weights: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    *,
    step: int,
    lines: bool,
) -> Picture:
    """The plane as the network sees it after `step` steps, and the network; `weights` are `(W1, b1, W2, b2)`.

    With `lines`, a dashed line stands where a hidden neuron's weighted sum is 0.
    """
    figure, (left, right) = axes(2, width=8.0, height=3.7, width_ratios=(1.15, 1))
    figure.set_layout_engine(None)  # a fixed layout takes half the time, and the picture is drawn at each move
    figure.subplots_adjust(left=0.07, right=0.98, bottom=0.13, top=0.91, wspace=0.08)
    W1, b1, W2, _ = weights
    regions(left, predict, LIMITS, grid=50)
    points(left, X, y, size=16)
    if lines:
        _zero_lines(left, W1, b1)
    right_points = int(np.sum((predict(X) > 0.5) == y))
    left.set(title=f"Step {step}: {right_points} of {len(X)} points right", xlabel="$x_1$", ylabel="$x_2$")
    left.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    hidden = W1.shape[1]
    network(right, [2, hidden, 1], weights=[W1, W2], names=["input", "hidden", "output"])
    right.set_title("Weights: solid +, dashed −")
    return Picture(
        figure,
        f"After {step} steps of training, the network with {hidden} hidden neurons has {right_points} of {len(X)} points on "
        f"the right side of the black line. Its largest weight is {max(np.abs(W1).max(), np.abs(W2).max()):.1f}.",
    )


def _zero_lines(ax, W1: np.ndarray, b1: np.ndarray) -> None:
    """A line for each hidden neuron: the points where `w @ x + b` is 0."""
    reach = np.array([-4.0, 4.0])  # the line is cut at the edges of the axes
    for w, b in zip(W1.T, b1, strict=True):
        nearest, along = -b * w / (w @ w), np.array([-w[1], w[0]]) / np.linalg.norm(w)
        ax.plot(*(nearest[:, None] + along[:, None] * reach), color=GREY, linestyle="--", linewidth=1.2)
