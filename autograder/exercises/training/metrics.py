"""accuracy, confusion_matrix, precision and recall: what a classifier gets right, and what it gets wrong."""

import numpy as np

from autograder.compare import as_numbers, number
from autograder.inside.calling import Call
from autograder.model import Exercise, Property, Relation, case


def labels(*values: int) -> np.ndarray:
    return np.array(values)


def single(value: object) -> float:
    """The value as one finite number. ValueError where it is none: the comparison tells of it."""
    found = as_numbers(value)
    if found is None or found.shape != () or not np.isfinite(found):
        raise ValueError("not one number")
    return float(found)


def between_0_and_1(call: Call, value: object) -> str | None:
    found = single(value)
    return None if 0 <= found <= 1 else f"yours is {number(found)}"


SHARE = Property(title="the value should lie between 0 and 1", seen=between_0_and_1)

TRUE = labels(1, 0, 1, 1, 0, 0, 0, 0)
PREDICTED = labels(1, 0, 0, 1, 1, 0, 0, 1)  # 2 of 3 positives found, 2 of 4 alarms true, 5 of 8 right
NOBODY = np.zeros(8, dtype=int)

ACCURACY = Exercise(
    id="accuracy",
    assignment="training",
    signature="accuracy(y_true, y_pred)",
    summary="The share of the labels that are predicted right.",
    examples=(
        case("two classes", TRUE, PREDICTED, expected=0.625),
        case("three classes", labels(0, 1, 2, 2), labels(0, 2, 2, 1), expected=0.5),
        case("all right", labels(2, 0, 1), labels(2, 0, 1), expected=1.0),
        case("all wrong", labels(0, 1), labels(1, 0), expected=0.0),
    ),
    properties=(SHARE,),
    parts={"values": 0.9, "clean": 0.1},
)


def sums_to_m(call: Call, value: object) -> str | None:
    total, m = as_numbers(value).sum(), len(call.args[0])
    return None if total == m else f"of {m} rows yours counts {number(total)}"


def true_rows(call: Call, value: object) -> str | None:
    counts, k = as_numbers(value), call.args[2]
    if counts.shape != (k, k) or sums_to_m(call, value):
        raise ValueError("not a table of all rows")
    there = np.bincount(call.args[0], minlength=k)
    other = np.flatnonzero(counts.sum(axis=1) != there)
    if not other.size:
        return None
    c = other[0]
    return f"there are {there[c]} rows of class {c}, and row {c} of yours sums to {number(counts.sum(axis=1)[c])}"


def whole(call: Call, value: object) -> str | None:
    counts = as_numbers(value)
    if counts is None or counts.ndim != 2:
        raise ValueError("not a table")
    return None if counts.dtype.kind in "iu" else f"yours is of {counts.dtype}"


def swapped(table: np.ndarray, other: np.ndarray) -> str | None:
    return None if np.array_equal(table, np.transpose(other)) else "yours does not"


CONFUSION_MATRIX = Exercise(
    id="confusion_matrix",
    assignment="training",
    signature="confusion_matrix(y_true, y_pred, n_classes)",
    summary="How many rows of each true class (row) were predicted as each class (column).",
    examples=(
        case("two classes", TRUE, PREDICTED, 2, expected=np.array([[3, 2], [1, 2]])),
        case("the two exchanged", PREDICTED, TRUE, 2, expected=np.array([[3, 1], [2, 2]])),
        case(
            "three classes",
            labels(0, 0, 0, 1, 2, 2),
            labels(0, 1, 1, 1, 0, 2),
            3,
            expected=np.array([[1, 2, 0], [0, 1, 0], [1, 0, 1]]),
        ),
        case(
            "a class that never comes",
            labels(0, 0),
            labels(0, 1),
            3,
            part="missing classes",
            expected=np.array([[1, 1, 0], [0, 0, 0], [0, 0, 0]]),
        ),
    ),
    properties=(
        Property(title="the counts should add up to the number of rows", seen=sums_to_m),
        Property(title="each row of the matrix should count one true class", seen=true_rows),
        Property(title="the counts should be whole numbers, of an integer type", seen=whole, part="integers"),
    ),
    relations=(
        Relation(
            title="when truth and prediction change places, rows and columns should",
            between=("two classes", "the two exchanged"),
            seen=swapped,
        ),
    ),
    parts={"values": 0.7, "missing classes": 0.1, "integers": 0.1, "clean": 0.1},
)

PRECISION = Exercise(
    id="precision",
    assignment="training",
    signature="precision(y_true, y_pred)",
    summary="Of the rows that are predicted as 1, the share that is 1; 0.0 where there is none.",
    examples=(
        case("some of each", TRUE, PREDICTED, expected=0.5),
        case("truth and prediction exchanged", PREDICTED, TRUE, expected=2 / 3),
        case("every alarm true", labels(1, 1, 0, 1), labels(1, 0, 0, 0), expected=1.0),
        case("no alarm at all", TRUE, NOBODY, part="undefined", expected=0.0),
    ),
    properties=(SHARE,),
    parts={"values": 0.7, "undefined": 0.2, "clean": 0.1},
)

RECALL = Exercise(
    id="recall",
    assignment="training",
    signature="recall(y_true, y_pred)",
    summary="Of the rows that are 1, the share that is predicted as 1; 0.0 where there is none.",
    examples=(
        case("some of each", TRUE, PREDICTED, expected=2 / 3),
        case("truth and prediction exchanged", PREDICTED, TRUE, expected=0.5),
        case("every positive found", labels(1, 0, 0, 0), labels(1, 1, 0, 1), expected=1.0),
        case("no positive at all", NOBODY, PREDICTED, part="undefined", expected=0.0),
    ),
    properties=(SHARE,),
    parts={"values": 0.7, "undefined": 0.2, "clean": 0.1},
)
