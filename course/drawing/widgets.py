"""Controls above a picture, which is drawn anew at every move. Where no widget runs, the picture of the start is shown."""

from collections.abc import Callable
from html import escape
from threading import RLock

import ipywidgets
import traitlets
from IPython.display import display

from course.drawing.picture import Picture

VIEW = "application/vnd.jupyter.widget-view+json"
LABEL = {"description_width": "15em"}
WIDE = ipywidgets.Layout(width="38em", max_width="100%")
BUTTON = ipywidgets.Layout(width="6em")


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
    """Steps 0 to `last`: play, pause, one by one, back to the start. `interval` is milliseconds between two steps."""
    return Player(label, last, start, interval)


class Player(ipywidgets.HBox):
    """A slider of steps, and buttons that say what they do: back, play or pause, step, reset. `value` is the step.

    The clock runs in the browser, so that a slow picture slows it down; the kernel counts the steps, so that a tick which
    is on its way when somebody presses a button does not undo it. (The buttons of `ipywidgets.Play` have no names: a
    screen reader says "button" of each.) JupyterLab 4.6 sends what happens to two widgets to two threads of the kernel
    (its `commsOverSubshells`), so ticks and buttons wait for each other here.
    """

    value = traitlets.Int()
    playing = traitlets.Bool()

    def __init__(self, label: str, last: int, start: int, interval: int) -> None:
        self.slider = slider(label, 0, last, 1, start=start)
        self.clock = ipywidgets.Play(max=10**9, interval=interval, layout=ipywidgets.Layout(display="none"))
        self.toggle = ipywidgets.ToggleButton(description="Play", icon="play", layout=BUTTON)
        self.lock = RLock()
        self.stride = lambda step: 1  # how many steps the next tick of the clock makes
        ipywidgets.jslink((self.toggle, "value"), (self.clock, "playing"))
        buttons = [self._button("◀ Back", lambda: self.move(-1)), self.toggle]
        buttons += [self._button("Step ▶", lambda: self.move(1)), self._button("Reset", self.reset)]
        super().__init__([self.slider, *buttons, self.clock], layout=ipywidgets.Layout(flex_flow="row wrap"))
        self.value = start
        self._follow(self.slider, "value")
        self._follow(self.toggle, "playing")
        self.observe(lambda _: self._begin_or_pause(), "playing")
        self.clock.observe(lambda _: self.tick(), "value")

    def _follow(self, control: ipywidgets.Widget, name: str) -> None:
        """The trait and the control's value are one. (`traitlets.link` drops a change that comes while a picture is drawn.)"""
        control.observe(lambda _: setattr(self, name, control.value), "value")
        self.observe(lambda _: setattr(control, "value", getattr(self, name)), name)

    @staticmethod
    def _button(words: str, act: Callable[[], None]) -> ipywidgets.Button:
        button = ipywidgets.Button(description=words, layout=BUTTON)
        button.on_click(lambda _: act())
        return button

    def _begin_or_pause(self) -> None:
        self.toggle.description, self.toggle.icon = ("Pause", "pause") if self.playing else ("Play", "play")
        if self.playing and self.value == self.slider.max:
            self.value = self.slider.min

    def move(self, by: int) -> None:
        """Forward or back, not beyond the ends."""
        with self.lock:
            self.value = min(max(self.value + by, self.slider.min), self.slider.max)

    def tick(self) -> None:
        """The clock has ticked: go on, unless somebody has pressed Pause in the meantime, and stop at the end."""
        with self.lock:
            if self.playing:
                self.move(self.stride(self.value))
                if self.value == self.slider.max:
                    self.playing = False

    def reset(self) -> None:
        """Stop, and back to the first step."""
        with self.lock:
            self.playing = False
            self.value = self.slider.min


class Explorer(ipywidgets.VBox):
    """`controls` by name, and what `draw` makes of their values, one picture at a time."""

    def __init__(self, draw: Callable[..., Picture], controls: dict[str, ipywidgets.Widget]) -> None:
        self.draw = draw
        self.controls = controls
        self.lock = RLock()  # two controls may call from two threads: see Player
        self.first = self._drawn()
        self.shown = ipywidgets.HTML(self._html(self.first))
        for control in controls.values():
            control.observe(self._update, [name for name in ("value", "playing") if control.has_trait(name)])
        super().__init__([*controls.values(), self.shown])

    def _drawn(self) -> Picture:
        return self.draw(**{name: control.value for name, control in self.controls.items()})

    def _html(self, picture: Picture) -> str:
        """The picture, with its words below it, which a screen reader reads out when they change; in play, when it ends."""
        live = "off" if any(getattr(control, "playing", False) for control in self.controls.values()) else "polite"
        words = f'<div class="words" aria-live="{live}" style="max-width: 46em; line-height: 1.5">{escape(picture.alt)}</div>'
        return picture.html + words

    def _update(self, _) -> None:
        """Draw again. An error is shown where the picture was: the one that is raised here reaches nobody but a log."""
        with self.lock:
            try:
                self.shown.value = self._html(self._drawn())
            except Exception as error:
                self.shown.value = f'<div role="alert">{escape(f"{type(error).__name__}: {error}")}</div>'

    def show(self) -> None:
        """Display it as a cell's output, together with what stands there where no widget runs."""
        display({VIEW: {"version_major": 2, "version_minor": 0, "model_id": self.model_id}, **self.still()}, raw=True)

    def still(self) -> dict[str, str]:
        """The picture of the start, by MIME type."""
        return self.first._repr_mimebundle_()


def explore(draw: Callable[..., Picture], **controls: ipywidgets.Widget) -> None:
    """Show `controls` and the `Picture` that `draw(**values)` returns; draw it again at every move.

    The words of the picture stand below it. `draw` should take less than 0.1 s.
    """
    Explorer(draw, controls).show()
