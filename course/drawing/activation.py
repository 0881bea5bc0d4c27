"""Activation functions with their slopes, gradients on their way back, silent neurons, and scores beside probabilities."""

from collections.abc import Callable, Sequence

import numpy as np

from course.drawing.plots import points, regions
from course.drawing.style import BLUE, GREEN, GREY, ORANGE, VERMILION

RANGE = np.linspace(-6, 6, 241)  # (241,)


def curve_and_slope(top, bottom, f: Callable, slope: Callable, z: float) -> None:
    """`f` on the axes `top` with its tangent at `z`, and `slope` below it on `bottom`."""
    value, steepness = float(f(z)), float(slope(z))
    top.plot(RANGE, f(RANGE), color=BLUE, linestyle="-")
    ends = np.array([z - 1.5, z + 1.5])  # (2,)
    top.plot(ends, value + steepness * (ends - z), color=VERMILION, linestyle="--", lw=2.6)
    top.plot(z, value, marker="o", color="black", markersize=7)
    top.set(ylabel="output f(z)", xlim=(-6, 6))
    bottom.plot(RANGE, slope(RANGE), color=VERMILION, linestyle="--")
    bottom.plot(z, steepness, marker="o", color="black", markersize=7)
    bottom.set(xlabel="z", ylabel="slope at z", ylim=(-0.08, max(1.12, 1.1 * np.max(slope(RANGE)))))


def random_slopes(top, bottom, z: np.ndarray, out: np.ndarray, lower: float, upper: float) -> None:
    """Outputs `out` of randomised leaky ReLU for `z`, both `(n,)`, in the wedge of their bounds; their slopes below."""
    left = np.array([-6.0, 0.0])  # (2,)
    for bound in (lower, upper):
        top.plot(left, bound * left, color=GREY, linestyle=":", lw=1.6)
        bottom.plot(left, [bound, bound], color=GREY, linestyle=":", lw=1.6)
    top.plot(z, out, marker="o", markersize=4.5, linestyle="none", color=VERMILION)
    bottom.plot(z, out / z, marker="o", markersize=4.5, linestyle="none", color=VERMILION)
    top.set(ylabel="output", xlim=(-6, 3), ylim=(-6.3, 3.2))
    bottom.set(xlabel="z", ylabel="output / z", ylim=(-0.05, 1.1))


def gradient_sizes_by_layer(ax, sizes: dict[str, np.ndarray]) -> None:
    """The power of ten of the gradient at each layer, `(depth,)`, one line a name."""
    looks = ((BLUE, "-", "o"), (VERMILION, "--", "s"), (GREEN, "-.", "^"), (ORANGE, ":", "D"))
    for (name, values), (colour, dash, marker) in zip(sizes.items(), looks, strict=False):
        layers = np.arange(1, len(values) + 1)
        ax.plot(layers, np.log10(values), color=colour, linestyle=dash, marker=marker, markersize=4.5, label=name)
    ax.axhline(0, color=GREY, linestyle="-", lw=1)
    ax.set(xlabel="layer", ylabel="gradient: power of ten")
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), handletextpad=0.4)


def silent_neurons(left, right, X, y, predict: Callable, silent: np.ndarray, at: int) -> None:
    """On `left` what a network says over the plane; on `right` how many neurons are silent, `(steps,)`, up to step `at`."""
    limits = (-2.4, 2.4, -2.4, 2.4)
    regions(left, predict, limits, grid=60)
    points(left, X, np.ravel(y), size=16)
    left.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    steps = np.arange(len(silent)) + 1  # from 1, for the logarithmic axis
    right.plot(steps, silent, color="#C9C9C9", linestyle="-", lw=1.6)
    right.plot(steps[: at + 1], silent[: at + 1], color=VERMILION, linestyle="-")
    right.plot(steps[at], silent[at], marker="o", color="black", markersize=7)
    right.set(xscale="log", xlabel="step (logarithmic)", ylabel="silent neurons", ylim=(-1, 51))
    right.set_xticks([1, 2, 6, 11, 31, 101, 301], ["0", "1", "5", "10", "30", "100", "300"])
    right.minorticks_off()


def scores_and_shares(left, right, words: Sequence[str], scores: np.ndarray, shares: np.ndarray) -> None:
    """Bars of `scores`, `(k,)`, and beside them of the `shares` that softmax makes of them."""
    places = np.arange(len(words))[::-1]
    for ax, values, digits in ((left, scores, 1), (right, shares, 3)):
        ax.barh(places, values, color=[BLUE if value >= 0 else VERMILION for value in values], height=0.6)
        ax.set_yticks(places, words)
        ax.grid(False, axis="y")
        for place, value in zip(places, values, strict=True):
            ax.text(max(value, 0), place, f" {value:.{digits}f}", va="center", ha="left")
    left.axvline(0, color=GREY, linestyle="-", lw=1)
    left.set(xlabel="score (logit)", xlim=(min(-2.0, 1.2 * scores.min()), max(7.0, 1.2 * scores.max())))
    right.set(xlabel="probability", xlim=(0, 1.22), xticks=[0, 0.25, 0.5, 0.75, 1])
