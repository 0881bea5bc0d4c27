"""Lists of thousands of lists, in every call of every exercise: small to send, and slow to compare.

Expected: failed; the others may suffer.
Told: an array of shape (1400, 1, 1)
"""

LONG = [[[1.0]] for _ in range(1400)]


def softmax(z):
    return LONG


# %% end
def sigmoid(z):
    return LONG


relu = sigmoid_derivative = relu_derivative = sigmoid


def leaky_relu(z, alpha=0.01):
    return LONG


leaky_relu_derivative = leaky_relu


def randomized_leaky_relu(z, **kwargs):
    return LONG


# %% sigmoid
def sigmoid(z):
    return [[[1.0]] for _ in range(1400)]


# %% relu
def relu(z):
    return [[[1.0]] for _ in range(1400)]
