"""The look of every picture: axes in one style, and a palette that colour-blind readers can tell apart.

The colours are those of Okabe and Ito (2008, "Color Universal Design"). Nothing is told by colour alone: the n-th series has
the n-th colour, the n-th dash and the n-th marker.
"""

import matplotlib
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"
GREY = "#5A5A5A"
COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY)
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 1)))
MARKERS = ("o", "s", "^", "D", "v", "P")
# Negative is vermilion, zero white, positive blue.
SIGNED = LinearSegmentedColormap.from_list("signed", ["#A63D00", "#E9A27A", "#FFFFFF", "#7FB8DA", "#004F7C"])

matplotlib.rcParams |= {
    "font.size": 11,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 9,
    "axes.labelsize": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.prop_cycle": matplotlib.cycler(color=COLOURS, linestyle=DASHES),
    "grid.color": "#E4E4E4",
    "grid.linewidth": 0.8,
    "lines.linewidth": 2.2,
    "legend.framealpha": 0.85,
    "legend.edgecolor": "white",
    "legend.fontsize": 10.5,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
}


def axes(columns: int = 1, rows: int = 1, *, width: float = 7.2, height: float = 3.6, **options):
    """A figure of `width` by `height` inches and its axes: `(figure, ax)`, or `(figure, array of axes)` for more than one.

    `options` go to `Figure.subplots`: `sharex`, `sharey`, `width_ratios`, and others.
    """
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(rows, columns, **options)
