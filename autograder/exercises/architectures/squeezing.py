"""The one exercise of `architectures` on Keras: an autoencoder."""

import numpy as np

from autograder.exercises.keras_basics import KERAS, SECONDS, all_trainable, has_shapes, narrow, same_in_training
from autograder.inside.calling import Call
from autograder.model import Exercise, Property, case

# Two of the inputs pass through the code; the third hidden weight is negative, and ReLU stops it.
PASSING = narrow([[2, 0], [0, -2], [0, 0], [0, 0]], [0, 0], [[1, 0, 0, -1], [0, 1, 0, 0]], [0, 0, 0, 0])


def autoencoder_sizes(call: Call) -> list[int]:
    input_size, code_size = call.args
    return [input_size, code_size, input_size]


def is_probability(call: Call, value: dict) -> str | None:
    outside = [v for v in np.ravel(value["output"]) if not -1e-6 <= v <= 1 + 1e-6]
    return f"one of yours is {outside[0]:.3g}" if outside else None


AUTOENCODER = Exercise(
    id="autoencoder",
    assignment="architectures",
    signature="autoencoder(input_size, code_size)",
    summary="A network that squeezes its input through a few ReLU neurons, and rebuilds it with the sigmoid.",
    examples=(
        case(
            "4 inputs and a code of 2, with weights of ours in your model, where (1, 1, 0, 0) should become "
            "(0.881, 0.5, 0.5, 0.119)",
            4,
            2,
            observer="built",
            given={
                "inputs": np.array([[1.0, 1, 0, 0]]),
                "weights": PASSING,
                "training": [(np.ones((64, 4)), PASSING)],
            },
            expected={
                "output": np.array([[0.8807970779778823, 0.5, 0.5, 0.11920292202211755]]),
                "rows": [np.array([[0.8807970779778823, 0.5, 0.5, 0.11920292202211755]])],
            },
        ),
    ),
    properties=(
        Property(
            title="the weights should lead from the inputs to the code, and from the code to as many outputs",
            seen=has_shapes(autoencoder_sizes),
        ),
        Property(title="all weights should be trainable", seen=all_trainable),
        Property(title="every output should lie between 0 and 1", seen=is_probability),
        Property(title="the model should say the same in training and afterwards", seen=same_in_training),
    ),
    parts={"values": 1.0},
    packages=KERAS,
    seconds=SECONDS,
)
