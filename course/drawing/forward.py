"""Forward propagation: one example on its way, the joints of a ReLU network, and what a forecast costs."""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.picture import Picture
from course.drawing.plots import curves
from course.drawing.style import BLUE, GREEN, GREY, VERMILION, axes

COLUMNS = (0.0, 2.3, 3.5, 5.8, 7.0)  # where the five stages of a walk stand
HEADS = ("input", "weighted sum", "ReLU", "logits", "softmax")
FILLS = ("#E8F1F8", "#F4F4F4", "#E6F4EE", "#F4F4F4", "#FBEBDD")


def walk(
    stages: Sequence[np.ndarray], weights: Sequence[np.ndarray], names: Sequence[Sequence[str]], step: int
) -> Picture:
    """One example in a network with one hidden layer: its five `stages` x, z1, a1, z2, p, shown up to `step`, 0 to 4.

    `weights` are W1 and W2; `names` are those of the inputs, of the hidden neurons and of the classes.
    """
    figure, ax = axes(width=9, height=4.1)
    spots = [
        [(across, 0.5 * (len(s) - 1) - unit) for unit in range(len(s))]
        for across, s in zip(COLUMNS, stages, strict=True)
    ]
    for left, W in ((0, weights[0]), (2, weights[1])):
        for (i, j), weight in np.ndenumerate(W):
            silent = step >= left and stages[left][i] == 0
            _link(ax, spots[left][i], spots[left + 1][j], weight, silent=silent)
    for left in (1, 3):
        for start, end in zip(spots[left], spots[left + 1], strict=True):
            ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": GREY, "shrinkA": 17, "shrinkB": 17})
    said = (names[0], [""] * len(names[1]), names[1], [""] * len(names[2]), names[2])
    for column, (values, places) in enumerate(zip(stages, spots, strict=True)):
        _units(ax, column, values, places, said[column], step)
    ax.set(xlim=(-0.5, 7.5), ylim=(-1.65, 1.75))
    ax.set_axis_off()
    return Picture(figure, _words(stages, names, step))


def _link(ax, start: tuple[float, float], end: tuple[float, float], weight: float, *, silent: bool) -> None:
    """A connection with its weight; none for a weight of 0, and a pale one from a unit that says 0."""
    if weight == 0:
        return
    colour = "#BBBBBB" if silent else BLUE if weight > 0 else VERMILION
    ax.plot(*zip(start, end, strict=True), color=colour, linestyle="-" if weight > 0 else "--", linewidth=1.6, zorder=1)
    place = np.array(start) + 0.21 * (np.array(end) - np.array(start))
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    ax.text(*place, f"{weight:g}", ha="center", va="center", fontsize=9, color=colour, bbox=box, zorder=2)


def _units(ax, column: int, values: np.ndarray, places: Sequence, names: Sequence[str], step: int) -> None:
    """The circles of one stage; their values once `step` has come to it."""
    edge = {"edgecolors": "black" if column == step else GREY, "linewidths": 2.6 if column == step else 1.0}
    ax.scatter(*zip(*places, strict=True), s=1050, c=FILLS[column], zorder=3, **edge)
    ax.text(COLUMNS[column], 1.5, HEADS[column], ha="center", fontsize=10.5, fontweight="bold")
    for value, name, (across, up) in zip(values, names, places, strict=True):
        ax.text(across, up - 0.33, name, ha="center", va="top", fontsize=9.5, zorder=4)
        if column <= step:
            ax.text(across, up, f"{value:.2f}", ha="center", va="center", fontsize=9.5, zorder=4)


def _words(stages: Sequence[np.ndarray], names: Sequence[Sequence[str]], step: int) -> str:
    who = names[(0, 1, 1, 2, 2)[step]]
    said = ", ".join(f"{name} {value:.2f}" for name, value in zip(who, stages[step], strict=True))
    end = ""
    if step == 2:
        quiet = [name for name, value in zip(who, stages[2], strict=True) if value == 0]
        end = f" Silent: {', '.join(quiet) or 'none'}."
    if step == 4:
        end = f" The answer is {who[int(np.argmax(stages[4]))]}."
    return f"Step {step}, {HEADS[step]}: {said}.{end}"


def broken_line(x: np.ndarray, parts: Mapping[str, np.ndarray], joints: np.ndarray, target: np.ndarray) -> Picture:
    """What hidden neurons contribute, `parts`, and their sum, over `x`, `(n,)`; its `joints`, and a `target` to hit."""
    figure, (each, whole) = axes(2, width=9, height=3.5, sharey=True)
    curves(each, x, parts)
    total = sum(parts.values())
    whole.plot(x, target, color=GREY, linewidth=7, alpha=0.3, linestyle="-", label="the hat")
    whole.plot(x, total, color=BLUE, label="the sum")
    inside = joints[(joints > x[0]) & (joints < x[-1])]
    whole.plot(inside, np.interp(inside, x, total), "o", color=VERMILION, markersize=8, label="joints")
    whole.legend()
    each.set(xlabel="x", ylabel="output", title="What each neuron adds", ylim=(-4.2, 4.2))
    gap = np.abs(total - target).max()
    ends = np.array([x[0], *joints, x[-1]])
    slopes = np.diff(np.interp(ends, x, total)) / np.diff(ends)
    whole.set(xlabel="x", title=f"Their sum: largest gap {gap:.2f}")
    return Picture(
        figure,
        f"""Left, what the three hidden neurons add; right, their sum, a line with joints at x =
        {", ".join(f"{joint:.2f}" for joint in joints)} and the slopes {", ".join(f"{slope:.2g}" for slope in slopes)}.
        Its largest distance from the hat is {gap:.2f}.""",
    )


def folds(x: np.ndarray, outputs: Sequence[np.ndarray], joints: Sequence[int]) -> Picture:
    """The `outputs`, `(n,)` each, of networks with 1, 2, 3 … folding layers over `x`, with their numbers of `joints`."""
    figure, each = axes(len(outputs), width=9, height=2.5, sharey=True)
    for number, (ax, output, count) in enumerate(zip(each, outputs, joints, strict=True)):
        ax.plot(x, output, color=BLUE, linestyle="-", linewidth=1.6)
        ax.set(xlabel="x", xticks=[0, 1])
        ax.set_title(f"{number + 1} layer{'s'[:number]}: {count} joint{'s'[:number]}", fontsize=10.5)
    each[0].set_ylabel("output")
    counts = ", ".join(map(str, joints))
    return Picture(
        figure, f"Zigzag lines between 0 and 1: with 1, 2, 3 … layers of two neurons they have {counts} joints."
    )


def map_of_answers(
    ax, hinges: Mapping[str, tuple[Sequence, Sequence]], answers: Mapping[str, tuple[float, float]]
) -> None:
    """On a map: dashed lines `(xs, ys)` where a hidden neuron wakes up, and the names of the answers at their places."""
    limits = ax.axis()
    for name, (xs, ys) in hinges.items():
        ax.plot(xs, ys, color="black", linestyle="--", linewidth=1.1)
        ax.text(xs[-1], ys[-1], f" {name}", fontsize=9.5, va="top" if ys[-1] == limits[3] else "bottom")
    for name, place in answers.items():
        ax.text(*place, name, ha="center", fontsize=12, fontweight="bold")
    ax.axis(limits)


def forecast(p: float, q: float) -> Picture:
    """The mean cost of always saying the probability `p` of something that happens with the frequency `q`."""
    said = np.linspace(0.005, 0.995, 199)  # (199,)
    logarithm = -q * np.log(said) - (1 - q) * np.log(1 - said)
    squared = q * (1 - said) ** 2 + (1 - q) * said**2
    cost = -q * np.log(p) - (1 - q) * np.log(1 - p)
    figure, ax = axes(height=3.7)
    curves(ax, said, {"−log of the true one's probability": logarithm, "squared difference": squared})
    ax.plot([p], [cost], "o", color=GREEN, markersize=11, label=f"you say {p:.2f}", zorder=5)
    ax.axvline(q, color=GREY, linewidth=1, linestyle=":")
    ax.legend(loc="upper center")
    ax.set(
        xlabel="p, what you say",
        ylabel="mean cost",
        ylim=(0, 5.5),
        xlim=(0, 1),
        title=f"You say {p:.2f}: cost {cost:.3f}",
    )
    return Picture(
        figure,
        f"""Mean cost over the forecast p, of something that happens in {q:.0%} of all cases. Saying {p:.2f} costs {cost:.3f}
        by the logarithm and {q * (1 - p) ** 2 + (1 - q) * p**2:.3f} by the square. A coin's 0.50 costs {np.log(2):.3f}.""",
    )
