"""The live exercise: a network of one's own on three spiral arms, judged by how well it does on points it has not seen."""

import numpy as np

from autograder.inside.calling import Call
from autograder.model import Case, Exercise, Property, case

NOISE = 0.4  # standard deviation of the angle, in radians: a good network is right on 97 to 99 % of unseen points
TURN = 4.0  # radians that an arm winds


def spiral(m: int, rng: np.random.Generator, start: float = 0.0, sense: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """`m` points (m, 2) on three arms that wind around each other, in random order, and their labels (m,).

    Arm 0 leaves the centre at the angle `start`, in radians, and winds in the sense 1 or -1; the notebook's is the default.
    """
    y = rng.permutation(np.arange(m) % 3)
    radius = rng.uniform(0.02, 1, size=m)
    angle = start + sense * (TURN * radius + 2 * np.pi * y / 3 + rng.normal(0, NOISE, size=m))
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)]), y


LOWEST, FULL = 0.60, 0.95  # accuracies from which on there is credit, and all of it
SUGGESTIONS = (  # up to which accuracy, what it suggests
    (0.40, "that is what guessing gives: does the loss fall at all, and do rows and labels still belong together?"),
    (0.57, "that looks like a network without activations, whose borders are straight lines"),
    (0.80, "the network bends, but not enough: is it wide enough, and does the loss still fall when training ends?"),
    (FULL, "nearly there: more epochs, a better learning rate or more hidden neurons?"),
)


def credit(labels: np.ndarray, right: np.ndarray) -> tuple[float, str]:
    """The share earned by predicted labels, in steps of one hundredth of accuracy."""
    accuracy = float(np.mean(np.asarray(labels) == right))
    share = float(np.clip((np.floor(100 * accuracy + 1e-9) / 100 - LOWEST) / (FULL - LOWEST), 0, 1))
    if share == 1:
        return share, ""
    hint = next(words for limit, words in SUGGESTIONS if accuracy < limit)
    return share, f"{accuracy:.0%} of the unseen points are classified right; {hint}"


def spiral_case(
    name: str, rng: np.random.Generator, train: int, unseen: int, seed: int, start: float = 0.0, sense: int = 1
) -> Case:
    """A case of fit_spiral_classifier: the labels of the unseen points stay with whoever judges."""
    X, y = spiral(train, rng, start, sense)
    new, labels = spiral(unseen, rng, start, sense)
    return case(name, X, y, seed, observer="predicted", given={"inputs": new}, expected=labels)


def of_integer_type(call: Call, labels: object) -> str | None:
    return None if np.asarray(labels).dtype.kind in "iu" else "yours are floating-point numbers, or truth values"


FIT_SPIRAL_CLASSIFIER = Exercise(
    id="fit_spiral_classifier",
    assignment="live_exercise",
    signature="fit_spiral_classifier(X, y, seed)",
    summary="Trains a network on three spiral arms and returns predict, which gives each point its label.",
    examples=(spiral_case("1000 points that your network has not seen", np.random.default_rng(3), 600, 1000, 1),),
    properties=(Property(title="the labels should be of an integer type", seen=of_integer_type, part="integers"),),
    parts={"values": 0.95, "integers": 0.05},
    packages=("keras", "tensorflow"),
    seconds=20.0,
    credit=credit,
)

EXERCISES = (FIT_SPIRAL_CLASSIFIER,)
