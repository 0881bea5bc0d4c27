"""Pictures for testing: a fitted curve beside its two errors, and a threshold beside the table of what it gets right."""

from collections.abc import Sequence

import numpy as np

from course.drawing.picture import Picture
from course.drawing.plots import numbers
from course.drawing.style import BLUE, GREEN, GREY, VERMILION, axes

SHOWN = (1e-3, 1e3)  # mean squared errors outside are drawn at the edge: some fits are off by millions, some by nothing


def fit_and_errors(train: tuple, test: tuple, curve: tuple, errors: np.ndarray, degree: int) -> Picture:
    """Left: training and test points, and the fitted curve. Right: both errors for each degree, the present one marked.

    `train`, `test` and `curve` are pairs of `(m,)` arrays, x and y. `errors (degrees, 2)` are the mean squared errors on
    training and on test rows.
    """
    figure, (left, right) = _two(0.48, 0.57)
    left.plot(*test, ".", color=GREY, alpha=0.35, markersize=5, label="test rows")
    left.plot(*train, "o", color=BLUE, markersize=6, label="training rows")
    left.plot(*curve, "-", color=VERMILION, label="fitted")
    left.set(xlabel="x", ylabel="y", ylim=(-2.2, 2.2), xticks=(-1, -0.5, 0, 0.5, 1), title=f"Degree {degree}")
    left.legend(loc="upper left", fontsize=9.5, frameon=True, edgecolor="none", framealpha=0.85)
    degrees, shown = np.arange(len(errors)), errors.clip(*SHOWN)
    for column, (name, look) in enumerate({"training": ("o-", BLUE), "test": ("s--", VERMILION)}.items()):
        right.plot(degrees, shown[:, column], look[0], color=look[1], markersize=4, label=name)
        right.plot(degree, shown[degree, column], look[0][0], color=look[1], markersize=11, markeredgecolor="black")
    right.set(yscale="log", xticks=degrees[::2], xlabel="degree", ylabel="mean squared error", title="Two errors")
    right.set_yticks(10.0 ** np.arange(-3, 4), [f"{error:g}" for error in 10.0 ** np.arange(-3, 4)])
    right.minorticks_off()
    right.legend(loc="upper left", fontsize=9.5)
    best = int(errors[:, 1].argmin())
    return Picture(
        figure,
        f"""Degree {degree}, {len(train[0])} training rows: the mean squared error is {errors[degree, 0]:.3f} on training
        rows and {_short(errors[degree, 1])} on test rows. Of all degrees, {best} has the smallest test error,
        {errors[best, 1]:.3f}.""",
    )


def _two(left: float, right: float):
    """Two axes at fixed places: one ends at `left`, the other begins at `right`, both from 0 to 1.

    Arranging them anew would take half of the time of a drawing.
    """
    figure, pair = axes(2, width=9.0, height=3.5)
    figure.set_layout_engine("none")
    for ax, (start, end) in zip(pair, ((0.075, left), (right, 0.985)), strict=True):
        ax.set_position((start, 0.15, end - start, 0.75))
    return figure, pair


def _short(error: float) -> str:
    return f"{error:.3f}" if error < 100 else "far above 100"


def threshold_and_table(
    probabilities: np.ndarray, y: np.ndarray, threshold: float, table: np.ndarray, names: Sequence[str]
) -> Picture:
    """Left: how `probabilities (m,)` of class 1 are spread over the two classes `y`, and the threshold. Right: `table`.

    `table (2, 2)` counts true classes in rows and predicted ones in columns, for 1,000 examples.
    """
    figure, (left, right) = _two(0.54, 0.67)
    bins = np.linspace(0, 1, 21)
    for label, (colour, hatch) in enumerate(((BLUE, None), (VERMILION, "///"))):
        of_class = probabilities[y == label]
        left.hist(
            of_class,
            bins,
            weights=np.full(len(of_class), 100 / len(of_class)),
            histtype="stepfilled",
            facecolor=(*_rgb(colour), 0.35),
            edgecolor=colour,
            hatch=hatch,
            label=names[label],
        )
    left.axvline(threshold, color="black", linewidth=2.4)
    left.set(xlabel=f"probability given to {names[1]}", ylabel="% of the class", title="Alarm from the line rightward")
    left.set(xlim=(-0.02, 1.02))
    left.legend()
    numbers(right, table, rows=names, columns=["no alarm", "alarm"], digits=0)
    right.set(ylabel="true", title="Of 1,000 patients")
    return Picture(figure, _in_words(threshold, table))


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def _in_words(threshold: float, table: np.ndarray) -> str:
    (rest, false_alarms), (missed, found) = table
    alarms = found + false_alarms
    precision = f"precision {found / alarms:.2f}" if alarms > 0 else "no alarms, so no precision"
    return (
        f"Threshold {threshold:.2f}: {found:.0f} ill patients found, {missed:.0f} missed, {false_alarms:.0f} false alarms. "
        f"Accuracy {(found + rest) / table.sum():.3f}, {precision}, recall {found / (found + missed):.2f}."
    )


def bars(
    names: Sequence[str], values: Sequence[float], *, marked: Sequence[bool], line: float, title: str, label: str
) -> Picture:
    """Horizontal bars between 0 and 1 with their values, hatched where `marked`, and a dashed line at `line`."""
    figure, ax = axes(width=8.4, height=0.45 * len(names) + 1.1)
    places = np.arange(len(names))[::-1]
    for place, value, mark in zip(places, values, marked, strict=True):
        ax.barh(
            place, value, 0.62, color=VERMILION if mark else GREEN, hatch="///" if mark else None, edgecolor="white"
        )
        ax.text(value + 0.008, place, f"{value:.2f}", va="center", fontsize=10.5)
    ax.axvline(line, color="black", linestyle="--")
    ax.set_yticks(places, names)
    ax.set(xlim=(0, 1.06), xlabel=label, title=title)
    ax.grid(axis="y", visible=False)
    said = "; ".join(f"{name} {value:.2f}" for name, value in zip(names, values, strict=True))
    return Picture(figure, f"Bars, with a line at {line}. {said}.")
