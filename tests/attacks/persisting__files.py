"""Files are left for the next submission, where Python would import them.

Expected: failed; the others keep their marks.
Told: files are left
"""

import os
import site

CODE = "raise SystemExit('poisoned')"
for folder in (
    "/scratch",
    "/tmp",
    "/dev/shm",
    os.path.expanduser("~"),
    *site.getsitepackages(),
    site.getusersitepackages(),
):
    for name in ("numpy.py", "sitecustomize.py", "usercustomize.py", "poison.pth", "__init__.py"):
        try:
            os.makedirs(folder, exist_ok=True)
            with open(f"{folder}/{name}", "w") as file:
                file.write(CODE)
        except OSError:
            pass
print("files are left")


def softmax(z):
    return z
