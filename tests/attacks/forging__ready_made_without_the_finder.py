"""The stand-ins for ready-made packages are taken away, and the packages looked for on the disk.

Expected: error or forbidden; the others keep their marks.
Told: No module named 'scipy.special'
"""

import importlib
import sys


def softmax(z):
    sys.meta_path[:] = [finder for finder in sys.meta_path if "hantom" not in type(finder).__name__]
    for name in [name for name in sys.modules if name.startswith(("scipy", "tensorflow"))]:
        del sys.modules[name]
    sys.path += ["/usr/lib/python3/dist-packages", "/usr/local/lib/python3/dist-packages"]
    return importlib.import_module("scipy.special").softmax(z, axis=-1)
