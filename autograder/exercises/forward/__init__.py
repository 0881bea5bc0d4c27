"""The assignment `forward`: from fresh parameters through the layers to a prediction and its loss."""

from .initialisation import INITIALIZE_PARAMETERS
from .losses import BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY, MEAN_SQUARED_ERROR
from .passes import DENSE_FORWARD, MLP_FORWARD, PREDICT

EXERCISES = (
    INITIALIZE_PARAMETERS,
    DENSE_FORWARD,
    MLP_FORWARD,
    PREDICT,
    MEAN_SQUARED_ERROR,
    BINARY_CROSS_ENTROPY,
    CATEGORICAL_CROSS_ENTROPY,
)
