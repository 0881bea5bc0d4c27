"""`check`, and the package it comes from, are replaced by ones that are content with everything.

Expected: failed; the others keep their marks.
Told: yours sums to 0
"""

# %% top
import sys
from types import ModuleType

fake = ModuleType("autograder")
fake.check = lambda function: print("✓ passes, 3 of 3 points")
sys.modules["autograder"] = fake


def check(function):
    return 3.0


# %% softmax
import numpy as np


def softmax(z):
    return np.zeros(np.shape(z))


softmax.score = softmax.points = 3.0
