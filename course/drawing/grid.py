"""An agent in a grid of 4 × 4 places, and what it believes that its actions are worth: what lesson 18 draws."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patches import Rectangle

from course.drawing.picture import Picture
from course.drawing.style import COLOURS, DASHES, GREY, ORANGE, SIGNED, axes

ACTIONS = ("left", "down", "right", "up")
ARROWS = ("←", "↓", "→", "↑")  # in the order of ACTIONS


def _places(ax, Q: np.ndarray | None, ends: Mapping[int, float]) -> None:
    """The grid: places that end an episode by name; elsewhere the value of the best action, and its arrow."""
    best = np.zeros(16) if Q is None else Q.max(axis=1)
    best[list(ends)] = 0
    ax.imshow(best.reshape(4, 4), cmap=SIGNED, vmin=-1.4, vmax=1.4)
    for place in range(16):
        row, column = divmod(place, 4)
        if place in ends:
            _end(ax, row, column, ends[place])
        elif Q is None:
            ax.text(column - 0.42, row - 0.33, str(place), ha="left", va="center", fontsize=9, color=GREY)
        else:
            ax.text(column, row + 0.28, f"{best[place]:.2f}", ha="center", va="center", fontsize=9.5)
            chosen = "".join(np.array(ARROWS)[np.isclose(Q[place], best[place])]) if np.ptp(Q[place]) > 1e-9 else "·"
            ax.text(column, row - 0.12, chosen, ha="center", va="center", fontsize=13)
    ax.set(xticks=[], yticks=[], xlim=(-0.5, 3.5), ylim=(3.5, -0.5))
    ax.set_xticks(np.arange(-0.5, 4), minor=True)
    ax.set_yticks(np.arange(-0.5, 4), minor=True)
    ax.grid(False)
    ax.grid(which="minor", color=GREY, linewidth=0.8)
    ax.tick_params(which="both", length=0)


def _end(ax, row: int, column: int, reward: float) -> None:
    """A place that ends the episode: a hole, dark; the goal, in a thick frame; or a coin."""
    name, face, ink = ("hole", "#3A3A3A", "white") if reward < 0 else ("goal", "#DDEFE8", "black")
    if 0 < reward < 1:
        name, face = f"coin\n{reward:g}", "#F7EBCB"
    frame = 2.2 if name == "goal" else 0.8
    ax.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor=face, edgecolor="black", linewidth=frame))
    ax.text(column, row, name, ha="center", va="center", color=ink, fontsize=10.5)


def _agent(ax, trail: Sequence[int]) -> None:
    rows, columns = np.divmod(np.asarray(trail), 4)
    ax.plot(columns + 0.3, rows - 0.3, color=ORANGE, linestyle="-", linewidth=1.6, alpha=0.8)
    ax.plot(columns[-1] + 0.3, rows[-1] - 0.3, "o", color=ORANGE, markersize=13, markeredgecolor="black")


def grid_map(ends: Mapping[int, float], words: str, *, title: str, agent: int = 0) -> Picture:
    """The world alone, its places numbered, with the agent. `ends` are the places that end an episode, and their rewards."""
    figure, ax = axes(width=3.5, height=3.6)
    _places(ax, None, ends)
    _agent(ax, [agent])
    ax.set_title(title)
    return Picture(figure, words)


def agent_in_grid(
    Q: np.ndarray, ends: Mapping[int, float], trail: Sequence[int], asked: int, words: str, *, title: str
) -> Picture:
    """The world with the values of `Q`, `(16, 4)`, the agent's `trail`, and bars: the four values at the place `asked`."""
    figure, (left, right) = axes(2, width=7.2, height=3.6)
    _places(left, Q, ends)
    _agent(left, trail)
    left.set_title(title)
    bars = right.barh(ACTIONS, Q[asked], color=[COLOURS[0] if value >= 0 else COLOURS[1] for value in Q[asked]])
    right.bar_label(bars, [f" {value:.2f} " for value in Q[asked]], fontsize=10)
    right.axvline(0, color="black", linewidth=0.8, linestyle="-")
    right.set(xlim=(-1.45, 1.45), xlabel="value Q", title=f"At place {asked}, it thinks")
    right.invert_yaxis()
    return Picture(figure, words)


def errors(steps: np.ndarray, runs: Mapping[str, np.ndarray], words: str, *, title: str) -> Picture:
    """Errors over `steps` on a logarithmic axis: for each method its runs, `(runs, n)`, thin, and their middle one, thick."""
    figure, ax = axes(width=7.2, height=3.9)
    for number, (name, values) in enumerate(runs.items()):
        look = {"color": COLOURS[number], "linestyle": DASHES[number]}
        ax.plot(steps, values.T, linewidth=0.7, alpha=0.6, **look)
        ax.plot(steps, np.median(values, axis=0), label=name, **look)
    ax.axhline(1, color="black", linewidth=0.8, linestyle="-")
    ax.set(yscale="log", xlabel="update", ylabel="typical error of Q", title=title)
    ax.legend(handlelength=3, ncols=2, loc="upper left", fontsize=9.5)
    low, high = ax.get_ylim()
    ax.set_ylim(low, high * 8)
    return Picture(figure, words)
