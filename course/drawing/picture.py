"""A picture that says in words what it shows: for a screen reader, for a page where pictures are not shown, and in a test."""

from base64 import b64encode
from functools import cached_property
from html import escape
from io import BytesIO

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

DPI = 125  # dots in an inch of the figure; a figure is shown at 100 of them, so that it stays sharp when it is enlarged
SHOWN = 100


class Picture:
    """A figure and its `alt`, one or two sentences: what is seen, with its numbers. Shown when it is a cell's last value."""

    def __init__(self, figure: Figure, alt: str) -> None:
        """Raises `ValueError` if `alt` says nothing."""
        if len(alt.split()) < 4:
            raise ValueError(f"a picture needs a sentence that says what it shows, not {alt!r}")
        self.figure = figure
        self.alt = " ".join(alt.split())

    def png(self) -> bytes:
        """The figure as a PNG file, `DPI` dots an inch."""
        buffer = BytesIO()
        self.figure.set_dpi(DPI)
        canvas = FigureCanvasAgg(self.figure)
        canvas.draw()  # once, layout included; `savefig` would draw twice, and a slider waits for it
        Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3]).save(buffer, format="png", compress_level=4)
        return buffer.getvalue()

    @cached_property
    def html(self) -> str:
        """An HTML `<img>`, drawn once."""
        width = round(self.figure.get_figwidth() * SHOWN)
        source = b64encode(self.png()).decode()
        return (
            f'<img class="picture" alt="{escape(self.alt)}" src="data:image/png;base64,{source}" '
            f'style="width: {width}px; max-width: 100%; height: auto">'
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": f"Picture: {self.alt}"}
