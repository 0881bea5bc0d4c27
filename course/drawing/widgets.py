"""Controls above a picture, which is drawn anew at every move. Where no widget runs, the picture of the start is shown."""

from collections.abc import Callable
from html import escape

import ipywidgets
import traitlets
from IPython.display import display

from course.drawing.picture import Picture

VIEW = "application/vnd.jupyter.widget-view+json"
LABEL = {"description_width": "15em"}
WIDE = ipywidgets.Layout(width="38em", max_width="100%")


def slider(label: str, low: float, high: float, step: float = 0.1, *, start: float | None = None):
    """A slider over numbers; over integers, where all of its numbers are."""
    value = low if start is None else start
    whole = all(isinstance(number, int) for number in (low, high, step, value))
    kind = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
    return kind(value=value, min=low, max=high, step=step, description=label, style=LABEL, layout=WIDE)


def choice(label: str, options, *, start=None):
    """A list to choose from: names, or `(name, value)` pairs."""
    chosen = {} if start is None else {"value": start}
    return ipywidgets.Dropdown(options=options, description=label, style=LABEL, layout=WIDE, **chosen)


def switch(label: str, *, start: bool = False):
    """A box to tick."""
    return ipywidgets.Checkbox(value=start, description=label, indent=True, style=LABEL, layout=WIDE)


def player(label: str, last: int, *, start: int = 0, interval: int = 400):
    """Steps 0 to `last`: play, pause, one by one. `interval` is milliseconds between two steps."""
    return Player(label, last, start, interval)


class Player(ipywidgets.HBox):
    """Play, pause and stop, back and forward, and a slider; `value` is the step."""

    value = traitlets.Int()

    def __init__(self, label: str, last: int, start: int, interval: int) -> None:
        self.slider = slider(label, 0, last, 1, start=start)
        self.play = ipywidgets.Play(value=start, min=0, max=last, interval=interval, show_repeat=False)
        ipywidgets.jslink((self.play, "value"), (self.slider, "value"))
        back, forward = (self._button(*words) for words in ((-1, "◀", "one step back"), (1, "▶", "one step forward")))
        super().__init__([self.slider, back, self.play, forward], layout=ipywidgets.Layout(flex_flow="row wrap"))
        traitlets.link((self.slider, "value"), (self, "value"))

    def _button(self, by: int, sign: str, words: str) -> ipywidgets.Button:
        button = ipywidgets.Button(description=sign, tooltip=words, layout=ipywidgets.Layout(width="3em"))
        button.on_click(lambda _: self._move(by))
        return button

    def _move(self, by: int) -> None:
        self.slider.value = min(max(self.slider.value + by, self.slider.min), self.slider.max)


class Explorer(ipywidgets.VBox):
    """`controls` by name, and what `draw` makes of their values."""

    def __init__(self, draw: Callable[..., Picture], controls: dict[str, ipywidgets.Widget]) -> None:
        self.draw = draw
        self.controls = controls
        self.first = self._drawn()
        self.shown = ipywidgets.HTML(self._html(self.first))
        for control in controls.values():
            control.observe(self._update, "value")
        super().__init__([*controls.values(), self.shown])

    def _drawn(self) -> Picture:
        return self.draw(**{name: control.value for name, control in self.controls.items()})

    @staticmethod
    def _html(picture: Picture) -> str:
        """The picture, with its words below it, which a screen reader reads out when they change."""
        words = f'<div class="words" aria-live="polite" style="max-width: 46em; line-height: 1.5">{escape(picture.alt)}</div>'
        return picture.html + words

    def _update(self, _) -> None:
        """Draw again. An error is shown where the picture was: the one that is raised here reaches nobody but a log."""
        try:
            self.shown.value = self._html(self._drawn())
        except Exception as error:
            self.shown.value = f'<div role="alert">{escape(f"{type(error).__name__}: {error}")}</div>'


def explore(draw: Callable[..., Picture], **controls: ipywidgets.Widget) -> None:
    """Show `controls` and the `Picture` that `draw(**values)` returns; draw it again at every move.

    The words of the picture stand below it. `draw` should take less than 0.1 s.
    """
    explorer = Explorer(draw, controls)
    start = explorer.first._repr_mimebundle_()
    display({VIEW: {"version_major": 2, "version_minor": 0, "model_id": explorer.model_id}, **start}, raw=True)
