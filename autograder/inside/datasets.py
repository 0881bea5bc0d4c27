"""The data sets of scikit-learn that the notebooks use. Data are no ready-made answer: they are here where the package is not.

The files are scikit-learn's own, read-only; the functions are called as its are.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

FOLDERS = ("sklearn/datasets/data", "sklearn/datasets/images")  # of data alone, beside the interpreter's packages


class Bunch(dict):
    """A dictionary whose entries are attributes too."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def find(name: str) -> Path:
    """The path of a data file. Raises FileNotFoundError."""
    places = [Path(entry) / folder / name for entry in sys.path for folder in FOLDERS]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise FileNotFoundError(name)
    return found


def load_digits(*, n_class: int = 10, return_X_y: bool = False) -> Any:
    """1797 images of handwritten digits, 8 x 8 pixels from 0 to 16: `data` (m, 64), `images` (m, 8, 8), `target` (m,)."""
    table = np.loadtxt(find("digits.csv.gz"), delimiter=",")
    table = table[table[:, -1] < n_class]
    data, target = table[:, :-1], table[:, -1].astype(int)
    if return_X_y:
        return data, target
    return Bunch(data=data, target=target, images=data.reshape(-1, 8, 8), target_names=np.arange(n_class))


def load_sample_image(image_name: str) -> np.ndarray:
    """The photo "china.jpg" or "flower.jpg", (height, width, 3), whole numbers from 0 to 255."""
    from PIL import Image

    return np.asarray(Image.open(find(image_name)))


LOADERS: dict[str, Callable] = {"load_digits": load_digits, "load_sample_image": load_sample_image}
