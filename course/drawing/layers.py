"""Layers as matrices: the two planes of XOR, where each number of a product comes from, a network with its shapes."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.patches import Rectangle

from course.drawing.diagrams import network
from course.drawing.picture import Picture
from course.drawing.plots import points
from course.drawing.style import BLUE, GREY, VERMILION, axes


def two_planes(X: np.ndarray, H: np.ndarray, y: np.ndarray) -> Picture:
    """The corners `X`, `(4, 2)`, with the lines of OR and NAND, and their places `H`, `(4, 2)`, with the line of AND."""
    figure, (before, after) = axes(2, height=3.7)
    for ax, places in ((before, X), (after, H)):
        points(ax, places, y, ["XOR is 0", "XOR is 1"], size=110)
        ax.set(xlim=(-0.6, 2.1), ylim=(-0.6, 2.1), xticks=[0, 1], yticks=[0, 1])
        ax.set_aspect("equal")
    across = np.array([-0.6, 2.1])
    for ax, height, name, place in (
        (before, 0.5, "OR", (0.62, -0.38)),
        (before, 1.5, "NAND", (1.55, 0.1)),
        (after, 1.5, "AND", (1.55, 0.1)),
    ):
        ax.plot(across, height - across, color=GREY, linestyle="--" if name == "NAND" else "-")
        ax.text(*place, name, fontsize=10)
    for start, end in zip(X, H, strict=True):
        after.annotate(
            f"from {tuple(int(n) for n in start)}", end, _aside(start), textcoords="offset points", fontsize=9
        )
    before.set(xlabel="$x_1$", ylabel="$x_2$", title="Inputs: it takes two lines")
    after.set(xlabel="output of OR", ylabel="output of NAND", title="Hidden layer: one is enough")
    before.legend(loc="upper right")
    return Picture(
        figure,
        """Left, the four corners of the square: XOR's ones lie between the parallel lines of OR and NAND, its zeros outside.
        Right, the outputs of the hidden layer: the corners (0, 1) and (1, 0) have met at (1, 1), and the line of AND has
        this point on one side and the other two points on the other.""",
    )


def _aside(start: np.ndarray) -> tuple[int, int]:
    """Where the label of a corner stands, in points from where it has arrived: two corners share a place."""
    return {(0, 1): (9, 15), (1, 0): (9, 3)}.get(tuple(int(n) for n in start), (-18, -20))


def product(A: np.ndarray, W: np.ndarray, b: np.ndarray, example: int, neuron: int) -> Picture:
    """`A @ W + b` as grids of numbers, with what makes the one number of `example` and `neuron` framed."""
    Z = A @ W + b
    figure, ax = axes(width=9, height=3.3)
    left, framed = 0.0, ((example, None), (None, neuron), (None, neuron), (example, neuron))
    tables = ((A, "A", "@"), (W, "W", "+"), (b[None, :], "b", "="), (Z, "Z", ""))
    for (table, name, sign), (row, column) in zip(tables, framed, strict=True):
        top = len(A) / 2 + len(table) / 2
        _grid(ax, table, left, top, row, column)
        shape = b.shape if name == "b" else table.shape
        ax.text(left + table.shape[1] / 2, top + 0.25, f"{name}  {shape}", ha="center", va="bottom", fontweight="bold")
        ax.text(left + table.shape[1] + 0.45, len(A) / 2, sign, ha="center", va="center", fontsize=15)
        left += table.shape[1] + 0.9
    ax.set(xlim=(-0.1, left - 0.8), ylim=(-0.1, len(A) + 0.9))
    ax.set_axis_off()
    terms = " + ".join(f"{a:g} · {_signed(w)}" for a, w in zip(A[example], W[:, neuron], strict=True))
    return Picture(
        figure,
        f"""Z[{example}, {neuron}] is made of row {example} of A, column {neuron} of W and b[{neuron}]:
        {terms} + {_signed(b[neuron])} = {Z[example, neuron]:g}. It is what neuron {neuron} says of example {example}.""",
    )


def _signed(number: float) -> str:
    return f"{number:g}" if number >= 0 else f"({number:g})"


def _grid(ax, table: np.ndarray, left: float, top: float, row: int | None, column: int | None) -> None:
    """Squares with numbers; those in `row` and in `column`, where given, are framed."""
    for (r, c), value in np.ndenumerate(table):
        framed = (row is None or r == row) and (column is None or c == column)
        look = (
            {"facecolor": "#FFF3D6", "linewidth": 2.4, "zorder": 3} if framed else {"facecolor": "#F4F4F4", "zorder": 2}
        )
        ax.add_patch(Rectangle((left + c, top - r - 1), 1, 1, edgecolor="black" if framed else "#BBBBBB", **look))
        weight = "bold" if framed else "normal"
        ax.text(left + c + 0.5, top - r - 0.5, f"{value:g}", ha="center", va="center", fontweight=weight, zorder=4)


def architecture(sizes: Sequence[int], m: int) -> Picture:
    """A network of `sizes`, and for each of its layers the shapes that `m` examples meet and the number of parameters."""
    figure, (above, below) = axes(1, 2, width=9, height=4.6, height_ratios=[3, 0.4 + 0.25 * len(sizes)])
    names = ["input", *[f"hidden {number}" for number in range(1, len(sizes) - 1)], "output"]
    network(above, sizes, names=names)
    counts = [n_in * n_out + n_out for n_in, n_out in pairwise(sizes)]
    lines = [f"{'':8}{'A':>11}   {'W':>10}   {'b':>7}     {'Z':>10}{'parameters':>13}"]
    for number, (n_in, n_out) in enumerate(pairwise(sizes)):
        shapes = f"{(m, n_in)!s:>11} @ {(n_in, n_out)!s:>10} + {f'({n_out},)':>7}  -> {(m, n_out)!s:>10}"
        lines.append(f"layer {number + 1} {shapes}{counts[number]:>13,}")
    lines.append(f"{'together':8}{sum(counts):>{len(lines[0]) - 8},}")
    below.text(0.5, 1.0, "\n".join(lines), family="monospace", fontsize=10, ha="center", va="top", linespacing=1.35)
    below.set(xlim=(0, 1), ylim=(0, 1))
    below.set_axis_off()
    largest = int(np.argmax(counts))
    return Picture(
        figure,
        f"""A network with layers of {", ".join(map(str, sizes))} units has {sum(counts):,} parameters;
        {counts[largest]:,} of them are in layer {largest + 1}, from {sizes[largest]} to {sizes[largest + 1]} units.
        A batch of {m} leaves it as an array of shape {(m, sizes[-1])}.""",
    )


def signal(sizes: np.ndarray, last: np.ndarray, title: str) -> Picture:
    """The root mean square of the activations after each layer, `(layers + 1,)`, and the activations `last` themselves."""
    figure, (along, spread) = axes(2, width=9, height=3.4)
    powers = np.log10(np.maximum(sizes, 1e-30))
    along.axhline(0, color=GREY, linewidth=1)
    along.plot(powers, color=BLUE, marker="o", markersize=4)
    along.set(xlabel="layer", ylabel="size: power of ten", ylim=(-11, 11), title=title, xticks=range(0, 21, 5))
    along.set_yticks(range(-10, 11, 5))
    most = np.abs(last).max() or 1.0
    spread.hist(last.ravel() / most, bins=np.linspace(-1, 1, 42), color=VERMILION)
    spread.set_xticks([-1, -0.5, 0, 0.5, 1])
    spread.set(xlabel=f"activation in units of the largest, {most:.1e}", ylabel="how many", title="The last layer")
    return Picture(
        figure,
        f"""{title}. The size of the activations is {sizes[0]:.2g} at the input, {sizes[1]:.2g} after one layer,
        {sizes[10]:.2g} after 10 and {sizes[-1]:.2g} after {len(sizes) - 1}. In the last layer
        {np.mean(np.abs(last) < 0.02 * most):.0%} of the activations lie near 0 and
        {np.mean(np.abs(last) > 0.98 * most):.0%} near the largest size.""",
    )
