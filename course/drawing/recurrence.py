"""A recurrent unit unrolled over time, and what the gates of an LSTM do to its cell."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from course.drawing.style import BLUE, GREEN, GREY, PURPLE, SIGNED, VERMILION, axes


def unrolled(x: Sequence[float], h: Sequence[float], step: int, *, weight: float) -> Figure:
    """The states `h` of one unit that reads `x`, one box a step, up to `step`; the boxes after it are still empty."""
    figure, ax = axes(width=8.4, height=2.5)
    for t, (value, state) in enumerate(zip(x, h, strict=True)):
        done = t <= step
        fill = SIGNED(0.5 + 0.5 * state) if done else "white"
        edge = {"edgecolor": "black" if done else "#C8C8C8", "linewidth": 2.4 if t == step else 1.0}
        ax.add_patch(FancyBboxPatch((t - 0.27, -0.27), 0.54, 0.54, boxstyle="round,pad=0.03", facecolor=fill, **edge))
        ink = "white" if abs(state) > 0.65 else "black"
        if done:
            ax.text(t, 0, f"{state:.2f}", ha="center", va="center", color=ink, fontsize=10.5)
        ax.annotate("", (t, -0.36), (t, -0.95), arrowprops=_arrow(done))
        ax.text(t, -1.0, f"{value:.1f}", ha="center", va="top", color=GREEN if done else "#A0A0A0")
        if t > 0:
            ax.annotate("", (t - 0.33, 0), (t - 0.67, 0), arrowprops=_arrow(done))
            ax.text(t - 0.5, 0.34, f"× {weight:.1f}", ha="center", va="bottom", fontsize=9.5, color=GREY)
    ax.text(-0.95, 0, "state $h$", ha="right", va="center")
    ax.text(-0.95, -1.0, "input $x$", ha="right", va="top")
    ax.set(xlim=(-1.9, len(x) - 0.5), ylim=(-1.45, 0.75))
    ax.set_title("One unit, drawn once for each step", fontsize=11)
    ax.set_axis_off()
    return figure


def _arrow(done: bool) -> dict:
    return {"arrowstyle": "-|>", "color": GREY if done else "#D0D0D0", "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0}


def echo(ax, values: np.ndarray, flags: np.ndarray, wanted: np.ndarray, said: np.ndarray | None = None) -> None:
    """A stream of `values`, the flagged ones marked, the value that is `wanted` at each step, and what a network `said`."""
    steps = np.arange(len(values))
    ax.plot(steps, values, "o", color="#B0B0B0", markersize=4, linestyle="none", label="value")
    flagged = flags == 1
    ax.plot(steps[flagged], values[flagged], "D", color=PURPLE, markersize=9, linestyle="none", label="value with flag")
    ax.step(steps, wanted, where="post", color="black", linestyle="--", linewidth=1.4, label="wanted")
    if said is not None:
        ax.plot(steps, said, color=BLUE, linestyle="-", label="said")
    ax.set(ylim=(-1.15, 1.15), ylabel="value")
    ax.legend(ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1.0), handlelength=2)


def gates(
    values: np.ndarray, flags: np.ndarray, wanted: np.ndarray, said: np.ndarray, f: np.ndarray, i: np.ndarray
) -> Figure:
    """`echo`, and below it the forget gate `f` and the input gate `i` at each step."""
    figure, (top, bottom) = axes(1, 2, width=7.2, height=3.9, sharex=True, height_ratios=(1.5, 1))
    echo(top, values, flags, wanted, said)
    steps = np.arange(len(values))
    bottom.plot(steps, f, color=VERMILION, linestyle="-", label="forget gate (1: keep)")
    bottom.plot(steps, i, color=GREEN, linestyle="--", label="input gate (1: write)")
    bottom.set(ylim=(-0.08, 1.08), xlabel="step", ylabel="gate")
    bottom.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    return figure
