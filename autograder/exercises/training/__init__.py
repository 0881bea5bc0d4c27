"""The assignment `training`: data into parts and batches, gradient descent, and honest numbers for what came out."""

from .descent import GRADIENT_DESCENT_STEP, TRAIN
from .metrics import ACCURACY, CONFUSION_MATRIX, PRECISION, RECALL
from .rows import MINIBATCHES, TRAIN_TEST_SPLIT

EXERCISES = (
    TRAIN_TEST_SPLIT,
    MINIBATCHES,
    GRADIENT_DESCENT_STEP,
    TRAIN,
    ACCURACY,
    CONFUSION_MATRIX,
    PRECISION,
    RECALL,
)
