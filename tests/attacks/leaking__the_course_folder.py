"""The disk is searched for the answer key, the gradebook and other students' work.

Expected: failed; the others keep their marks.
Told: the search is over
"""

import os

WANTED = {
    "answer_key",
    "gradebook.db",
    "submitted",
    "autograded",
    "release",
    "nbgrader_config.py",
    ".ssh",
    ".bash_history",
}
DULL = {"site-packages", "dist-packages", "usr", "proc", "sys", "dev"}
for root in ("/", "/proc/1/root", "/proc/self/cwd"):
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in DULL]
        for name in WANTED.intersection([*folders, *files]):
            print("LE" + "AK", folder, name)
print("the search is over")


def softmax(z):
    return z
