"""The answer key of `neurons`, one file an exercise."""

from . import logic_gate, neuron, perceptron_predict, perceptron_train, weighted_sum

KEYS = (
    weighted_sum.KEY,
    neuron.KEY,
    perceptron_predict.KEY,
    perceptron_train.KEY,
    logic_gate.KEY,
)
