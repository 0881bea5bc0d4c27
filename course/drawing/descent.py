"""Gradient descent, drawn: a way through a valley, and how the units of a layer grow apart, or do not."""

from collections.abc import Callable, Mapping

import numpy as np

from course.drawing.picture import Picture
from course.drawing.style import BLUE, COLOURS, GREY, MARKERS, VERMILION, axes

LIMITS = (-3.2, 5.2, -2.6, 3.4)  # of the valley that is shown: left, right, bottom, top


def way_down(loss: Callable, path: np.ndarray, learning_rate: float) -> Picture:
    """The way `path`, `(steps + 1, 2)`, over the loss of two numbers, and that loss after each step."""
    losses = loss(*path.T)  # (steps + 1,)
    figure, (map_, curve) = axes(2, width=9.0, height=3.7, width_ratios=[1.25, 1])
    figure.set_layout_engine("none")  # places that are fixed: a slider waits for this picture
    map_.set_position((0.06, 0.14, 0.48, 0.76))
    curve.set_position((0.62, 0.14, 0.36, 0.76))
    left, right, bottom, top = LIMITS
    across, up = np.meshgrid(np.linspace(left, right, 60), np.linspace(bottom, top, 60))
    map_.contour(across, up, loss(across, up), levels=[0.3, 1.5, 5, 12, 24, 42], colors=GREY, linewidths=0.8)
    map_.plot(*path.T, color=BLUE, linewidth=1.4, marker="o", markersize=4, clip_on=True)
    map_.plot(*path[0], marker="s", markersize=9, color=VERMILION, linestyle="none", label="start")
    map_.plot(2, 1, marker="*", markersize=15, color="black", linestyle="none", label="lowest point")
    map_.set(xlim=(left, right), ylim=(bottom, top), xlabel="w", ylabel="b", title=f"Learning rate {learning_rate:.3f}")
    map_.legend(loc="upper right", fontsize=9.5)
    map_.grid(False)
    curve.plot(np.arange(len(losses)), losses, marker="o", markersize=4)
    curve.set(xlabel="step", ylabel="loss", yscale="log", ylim=(1e-6, 1e4), title="Loss after each step")
    curve.minorticks_off()
    curve.set_yticks([1e-6, 1e-4, 1e-2, 1, 1e2, 1e4])
    w, b = path[-1]
    end = f"w = {w:.2f} and b = {b:.2f}" if abs(b) < 100 else "far outside the picture"
    return Picture(
        figure,
        f"""A long valley with its lowest point at w = 2, b = 1. From the start at w = {path[0, 0]:.1f}, b = {path[0, 1]:.1f},
        {len(path) - 1} steps with the learning rate {learning_rate:.3f} lead to {end}; the loss went from {losses[0]:.0f} to
        {losses[-1]:.2g}. {crossings(path)}""",
    )


def crossings(path: np.ndarray) -> str:
    """Whether the way jumps across the valley, in words."""
    sides = np.sign(path[:, 1] - 1)
    jumps = int(np.sum(sides[1:] * sides[:-1] < 0))
    return f"It jumped across the valley {jumps} times." if jumps else "It never crossed the valley."


def weights_of_units(runs: Mapping[str, np.ndarray], names: tuple[str, str] = ("$x_0$", "$x_1$")) -> Picture:
    """For each run its weights `W1`, `(2, n)`: one mark a unit, by its two weights."""
    figure, panels = axes(len(runs), width=3.0 * len(runs), height=2.9, squeeze=False)
    told = []
    for number, (ax, (name, W)) in enumerate(zip(panels[0], runs.items(), strict=True)):
        places = len(np.unique(W.T.round(9), axis=0))
        ax.plot(*W, MARKERS[number], color=COLOURS[number], markersize=9, markerfacecolor="none", markeredgewidth=1.8)
        ax.axhline(0, color=GREY, linewidth=0.8)
        ax.axvline(0, color=GREY, linewidth=0.8)
        most = 1.2 * np.abs(W).max() or 1.0
        ax.set(xlim=(-most, most), ylim=(-most, most), xlabel=f"weight for {names[0]}", ylabel=f"weight for {names[1]}")
        said = "all at one place" if places == 1 else f"at {places} places"
        ax.set_title(f"{name}: {said}")
        told.append(f"{name}: the {W.shape[1]} units lie {said}")
    return Picture(figure, f"Each mark is a hidden unit, placed by its two weights. {'. '.join(told)}.")
