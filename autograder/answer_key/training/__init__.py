"""The answer key of `training`, one file an exercise."""

from . import (
    accuracy,
    confusion_matrix,
    gradient_descent_step,
    minibatches,
    precision,
    recall,
    train,
    train_test_split,
)

KEYS = (
    train_test_split.KEY,
    minibatches.KEY,
    gradient_descent_step.KEY,
    train.KEY,
    accuracy.KEY,
    confusion_matrix.KEY,
    precision.KEY,
    recall.KEY,
)
