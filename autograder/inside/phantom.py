"""Stand-ins for the packages that hold ready-made answers.

A NumPy exercise may import SciPy, name it or comment on it: only calling it is forbidden. So inside the sandbox such a
package is not there at all; its import gives a phantom, which does nothing and notes every call. What a student's
function calls is thereby seen by what it does, however the name was spelled.
"""

import importlib.abc
import importlib.machinery
import sys
from types import ModuleType
from typing import Any

READY_MADE = frozenset(
    [
        "autograd",
        "flax",
        "jax",
        "jaxlib",
        "keras",
        "lightning",
        "mlxtend",
        "onnx",
        "optax",
        "paddle",
        "scipy",
        "skimage",
        "sklearn",
        "statsmodels",
        "tensorflow",
        "tf_keras",
        "theano",
        "torch",
        "torchvision",
        "xgboost",
    ]
)

calls: list[str] = []  # every phantom call so far, by dotted name


class ForbiddenCall(RuntimeError):
    """A ready-made answer was used as if it had a value."""


class Phantom:
    """Anything that a ready-made package could give: it can be imported, subclassed, decorated with, and called in vain."""

    def __init__(self, name: str) -> None:
        self.__dict__["_phantom_name"] = name

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Phantom(f"{self._phantom_name}.{attribute}")

    def __call__(self, *args: Any, **kwargs: Any) -> "Phantom":
        calls.append(self._phantom_name)
        return Phantom(self._phantom_name + "()")

    def __mro_entries__(self, bases: tuple) -> tuple:
        return ()

    def __repr__(self) -> str:
        return f"<{self._phantom_name} is not available here>"

    def __array__(self, *args: Any, **kwargs: Any) -> Any:
        raise ForbiddenCall(f"{self._phantom_name} is not available here")


class PhantomModule(ModuleType):
    """A module whose every name is a phantom."""

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Phantom(f"{self.__name__}.{attribute}")


class PhantomFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers the import of every ready-made package, and of any module below it."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] not in READY_MADE:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return PhantomModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__path__ = []


def install() -> None:
    """From here on in this process, the ready-made packages are phantoms."""
    for name in [n for n in sys.modules if n.partition(".")[0] in READY_MADE]:
        del sys.modules[name]
    sys.meta_path.insert(0, PhantomFinder())
