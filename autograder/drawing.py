"""Small SVG drawings of what a function does: one or two curves, or bars. Drawn as text in a millisecond, where
Matplotlib would take a tenth of a second for each student and each check."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, MARGIN = 340, 190, 38  # pixels
STYLES = (
    ("#0072B2", ""),
    ("#D55E00", "6 4"),
)  # blue, solid; vermilion, dashed: told apart without colour too


@dataclass(frozen=True)
class Series:
    """One line, or one set of bars, with the word that names it."""

    label: str
    values: Sequence[float]


def svg(kind: str, x: Sequence[float], series: Sequence[Series], caption: str) -> str:
    """An SVG picture of `kind` "curve" or "bars". `caption` is its title and its alternative text."""
    low = min(0.0, *(v for s in series for v in s.values))
    high = max(0.0, *(v for s in series for v in s.values))
    if high - low < 1e-12:
        high = low + 1
    frame = _Frame(kind, x, low, high)
    marks = "".join(frame.draw(s.values, number, len(series)) for number, s in enumerate(series))
    legend = "".join(
        f'<text x="{MARGIN + 6}" y="{14 + 14 * n}" fill="{STYLES[n][0]}" font-weight="bold">{"—" if n == 0 else "- -"} '
        f"{escape(s.label)}</text>"
        for n, s in enumerate(series)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(caption)}" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11" fill="currentColor">'
        f"<title>{escape(caption)}</title>{frame.axes()}{marks}{legend}</svg>"
    )


class _Frame:
    """Where numbers lie on the picture."""

    def __init__(self, kind: str, x: Sequence[float], low: float, high: float) -> None:
        self.kind, self.x, self.low, self.high = kind, list(x), low, high
        self.inner = (MARGIN, WIDTH - 10, HEIGHT - 22, 30)  # left, right, bottom, top

    def column(self, position: float) -> float:
        left, right, _, _ = self.inner
        return left + position * (right - left)

    def row(self, value: float) -> float:
        _, _, bottom, top = self.inner
        return bottom - (value - self.low) / (self.high - self.low) * (bottom - top)

    def axes(self) -> str:
        left, right, bottom, top = self.inner
        zero = self.row(0.0)
        labels = "".join(
            f'<text x="{left - 4}" y="{self.row(v) + 4:.1f}" text-anchor="end">{v:.3g}</text>'
            for v in dict.fromkeys((self.low, 0.0, self.high))
        )
        lines = (
            f'<path d="M{left} {zero:.1f}H{right}M{left} {top}V{bottom}" fill="none" stroke="currentColor" '
            'stroke-opacity="0.45"/>'
        )
        return lines + labels + self._ticks()

    def _ticks(self) -> str:
        if self.kind == "bars":
            step = 1 / len(self.x)
            places = [((n + 0.5) * step, v) for n, v in enumerate(self.x)]
        else:
            places = [(0.0, self.x[0]), (0.5, (self.x[0] + self.x[-1]) / 2), (1.0, self.x[-1])]
        return "".join(
            f'<text x="{self.column(p):.1f}" y="{HEIGHT - 6}" text-anchor="middle">{v:.3g}</text>' for p, v in places
        )

    def draw(self, values: Sequence[float], number: int, count: int) -> str:
        colour, dash = STYLES[number]
        if self.kind == "bars":
            step = 1 / len(self.x)
            width = 0.7 * step / count
            return "".join(
                f'<rect x="{self.column((n + 0.15) * step + number * width):.1f}" y="{min(self.row(v), self.row(0.0)):.1f}" '
                f'width="{self.column(width) - self.column(0):.1f}" height="{abs(self.row(v) - self.row(0.0)):.1f}" '
                f'fill="{colour}" fill-opacity="{0.9 - 0.5 * number}" stroke="{colour}"/>'
                for n, v in enumerate(values)
            )
        last = max(len(values) - 1, 1)
        points = " ".join(f"{self.column(n / last):.1f},{self.row(v):.1f}" for n, v in enumerate(values))
        return (
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.2" stroke-dasharray="{dash}"/>'
        )
