"""The assignment `architectures`: the step that each family of networks adds, one file a part of the notebook."""

from .acting import TD_TARGET
from .attending import SCALED_DOT_PRODUCT_ATTENTION
from .generating import DISCRIMINATOR_LOSS, GENERATOR_LOSS
from .older_ideas import CD1_GRADIENT, RBF_LAYER, RBM_HIDDEN_PROBABILITIES
from .remembering import LSTM_STEP, RNN_STEP
from .seeing import CONV2D, GRAM_MATRIX, MAX_POOL2D
from .squeezing import AUTOENCODER

EXERCISES = (
    CONV2D,
    MAX_POOL2D,
    GRAM_MATRIX,
    RNN_STEP,
    LSTM_STEP,
    SCALED_DOT_PRODUCT_ATTENTION,
    AUTOENCODER,
    DISCRIMINATOR_LOSS,
    GENERATOR_LOSS,
    RBF_LAYER,
    RBM_HIDDEN_PROBABILITIES,
    CD1_GRADIENT,
    TD_TARGET,
)
