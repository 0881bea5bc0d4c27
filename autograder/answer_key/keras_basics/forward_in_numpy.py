"""forward_in_numpy: the 2-3-1 classifier, from its weights, in NumPy alone."""

import numpy as np

from autograder.answer_key.activations.relu import relu
from autograder.answer_key.activations.sigmoid import sigmoid
from autograder.answer_key.activations.softmax import softmax
from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import active, draw_weights


def forward_in_numpy(weights, X):
    W1, b1, W2, b2 = weights
    hidden = np.maximum(0, X @ W1 + b1)
    z = hidden @ W2 + b2
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


def drawn(rng: np.random.Generator, X: np.ndarray, kind: type = np.float32) -> list[np.ndarray]:
    return [w.astype(kind) for w in active(draw_weights(rng, 2, 3, 1), X)]


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    X, other = rng.normal(size=(6, 2)), rng.normal(size=(3, 2))
    whole = rng.integers(-3, 4, size=(5, 2)) + np.array([[0, 1]] * 5)
    far = 1000 * np.array([[1.0, 0.5], [-1.0, 0.5], [1.0, -0.5], [-1.0, -0.5]])
    up, down = (
        [np.eye(2, 3, dtype=np.float32), np.ones(3), np.full((3, 1), sign, dtype=np.float32), np.zeros(1)]
        for sign in (1, -1)
    )
    return (
        case("float32 weights, as Keras has them", drawn(rng, X), X),
        case("float64 weights", drawn(rng, X, np.float64), X),
        case("as many rows as hidden neurons", drawn(rng, other, np.float64), other),
        case("float32 rows", drawn(rng, X), X.astype(np.float32)),
        case("one row", drawn(rng, X[:1], np.float64), X[:1], part="shapes"),
        case("whole numbers", drawn(rng, whole, np.float64), whole, part="shapes"),
        case("outputs very near 1", up, far, part="extremes"),
        case("outputs very near 0", down, far, part="extremes"),
        case("read-only input", drawn(rng, X, np.float64), X, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_einsum(weights, X):
    z = np.einsum("mi,ih->mh", X, weights[0]) + weights[1]
    z = np.einsum("mh,ho->mo", z * (z > 0), weights[2]) + weights[3]
    return 0.5 * (1 + np.tanh(z / 2))


def by_loops(weights, X):
    W1, b1, W2, b2 = weights
    answers = []
    for x in X:
        h = [max(0.0, sum(float(x[i]) * float(W1[i, j]) for i in range(2)) + float(b1[j])) for j in range(3)]
        z = sum(h[j] * float(W2[j, 0]) for j in range(3)) + float(b2[0])
        answers.append([1 / (1 + np.exp(-z)) if z > 0 else np.exp(z) / (1 + np.exp(z))])
    return np.array(answers)


def by_clipping(w, X):
    def dense(A, layer):
        return np.dot(A, w[2 * layer]) + w[2 * layer + 1]

    A = np.asarray(X, dtype=np.float64)
    A = np.where(dense(A, 0) > 0, dense(A, 0), 0)
    return 1 / (1 + np.exp(-np.clip(dense(A, 1), -500, 500)))


def layer_by_layer(weights, X):
    A = X
    for layer in range(len(weights) // 2):
        Z = A @ weights[2 * layer] + weights[2 * layer + 1]
        A = np.maximum(Z, 0)
    return np.exp(-np.logaddexp(0, -Z))


def by_earlier_functions(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(relu(X @ W1 + b1) @ W2 + b2)


# ---- wrong answers, one misconception each ----


def no_relu(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid((X @ W1 + b1) @ W2 + b2)


def no_sigmoid(weights, X):
    W1, b1, W2, b2 = weights
    return relu(X @ W1 + b1) @ W2 + b2


def no_activation(weights, X):
    W1, b1, W2, b2 = weights
    return (X @ W1 + b1) @ W2 + b2


def sigmoid_twice(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(sigmoid(X @ W1 + b1) @ W2 + b2)


def relu_twice(weights, X):
    W1, b1, W2, b2 = weights
    return relu(relu(X @ W1 + b1) @ W2 + b2)


def swapped_activations(weights, X):
    W1, b1, W2, b2 = weights
    return relu(sigmoid(X @ W1 + b1) @ W2 + b2)


def relu_before_sigmoid(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(relu(relu(X @ W1 + b1) @ W2 + b2))


def softmax_at_the_end(weights, X):
    W1, b1, W2, b2 = weights
    return softmax(relu(X @ W1 + b1) @ W2 + b2)


def tanh_hidden(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(np.tanh(X @ W1 + b1) @ W2 + b2)


def no_hidden_bias(weights, X):
    W1, _, W2, b2 = weights
    return sigmoid(relu(X @ W1) @ W2 + b2)


def no_output_bias(weights, X):
    W1, b1, W2, _ = weights
    return sigmoid(relu(X @ W1 + b1) @ W2)


def no_bias(weights, X):
    W1, _, W2, _ = weights
    return sigmoid(relu(X @ W1) @ W2)


def bias_after_relu(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid((relu(X @ W1) + b1) @ W2 + b2)


def bias_subtracted(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(relu(X @ W1 - b1) @ W2 - b2)


def sign_of_the_exponent(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(-(relu(X @ W1 + b1) @ W2 + b2))


def missing_brackets(weights, X):
    W1, b1, W2, b2 = weights
    return 1 / 1 + np.exp(-(relu(X @ W1 + b1) @ W2 + b2))


def plain_sigmoid(weights, X):
    W1, b1, W2, b2 = weights
    return 1 / (1 + np.exp(-(relu(X @ W1 + b1) @ W2 + b2)))


def other_plain_sigmoid(weights, X):
    W1, b1, W2, b2 = weights
    e = np.exp(relu(X @ W1 + b1) @ W2 + b2)
    return e / (1 + e)


def classes(weights, X):
    W1, b1, W2, b2 = weights
    return (sigmoid(relu(X @ W1 + b1) @ W2 + b2) > 0.5).astype(int)


def one_dimension(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(relu(X @ W1 + b1) @ W2 + b2)[:, 0]


def hidden_layer_only(weights, X):
    W1, b1, _, _ = weights
    return relu(X @ W1 + b1)


def first_row_only(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(relu(X[0] @ W1 + b1) @ W2 + b2)


def weights_then_biases(weights, X):
    W1, W2, b1, b2 = weights
    return sigmoid(relu(X @ W1 + b1) @ W2 + b2)


def transposed(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(relu(X @ W1.T + b1) @ W2.T + b2)


def star_for_at(weights, X):
    W1, b1, W2, b2 = weights
    return sigmoid(relu(X * W1 + b1) * W2 + b2)


def everything_in_place(weights, X):
    W1, b1, W2, b2 = weights
    W2 *= 1.0 * (W2 == W2)
    W1 += b1
    return sigmoid(relu(X @ (W1 - b1) + b1) @ W2 + b2)


def nothing_returned(weights, X):
    W1, b1, W2, b2 = weights
    print(sigmoid(relu(X @ W1 + b1) @ W2 + b2))


KEY = AnswerKey(
    exercise="forward_in_numpy",
    reference=forward_in_numpy,
    cases=cases,
    right=(
        by_einsum,
        by_loops,
        by_clipping,
        layer_by_layer,
        by_earlier_functions,
    ),
    wrong=(
        Wrong(
            id="forward-in-numpy-no-relu",
            title="the hidden layer has no activation",
            hint="What becomes of a negative weighted sum in the hidden layer of the Keras model?",
            answer=no_relu,
        ),
        Wrong(
            id="forward-in-numpy-no-sigmoid",
            title="the output has no activation, so that it is no probability",
            hint="Between which two numbers must a probability lie? What does the last Keras layer do?",
            answer=no_sigmoid,
        ),
        Wrong(
            id="forward-in-numpy-no-activation",
            title="no layer has an activation",
            hint="Look at the two Dense layers of the Keras model: which argument have you not translated?",
            answer=no_activation,
        ),
        Wrong(
            id="forward-in-numpy-sigmoid-twice",
            title="the hidden layer has the sigmoid too",
            hint="Which activation has the first Dense layer of the Keras model?",
            answer=sigmoid_twice,
        ),
        Wrong(
            id="forward-in-numpy-relu-twice",
            title="the output has ReLU",
            hint="Which activation has the second Dense layer of the Keras model?",
            answer=relu_twice,
        ),
        Wrong(
            id="forward-in-numpy-swapped-activations",
            title="the two activations have changed places",
            hint="Which one makes a probability, and at which end is it needed?",
            answer=swapped_activations,
        ),
        Wrong(
            id="forward-in-numpy-relu-before-sigmoid",
            title="a ReLU comes before the sigmoid in the output neuron",
            hint="Can any of your outputs be below 1/2? Why not?",
            answer=relu_before_sigmoid,
        ),
        Wrong(
            id="forward-in-numpy-softmax-at-the-end",
            title="the output has softmax, which makes 1 of every row of one number",
            hint="What do the numbers of a row sum to after softmax, and what if there is only one?",
            answer=softmax_at_the_end,
        ),
        Wrong(
            id="forward-in-numpy-tanh-hidden",
            title="the hidden layer has tanh",
            hint="Which activation has the first Dense layer of the Keras model?",
            answer=tanh_hidden,
        ),
        Wrong(
            id="forward-in-numpy-no-hidden-bias",
            title="the bias of the hidden layer is left out",
            hint="Of the four arrays, which do you use? Where does each belong?",
            answer=no_hidden_bias,
        ),
        Wrong(
            id="forward-in-numpy-no-output-bias",
            title="the bias of the output neuron is left out",
            hint="Of the four arrays, which do you use? Where does each belong?",
            answer=no_output_bias,
        ),
        Wrong(
            id="forward-in-numpy-no-bias",
            title="both biases are left out",
            hint="Of the four arrays, which do you use? Where does each belong?",
            answer=no_bias,
        ),
        Wrong(
            id="forward-in-numpy-bias-after-relu",
            title="the hidden bias is added after the ReLU",
            hint="The bias moves the place where the ReLU bends. So is it added before or after it bends?",
            answer=bias_after_relu,
        ),
        Wrong(
            id="forward-in-numpy-bias-subtracted",
            title="the biases are subtracted",
            hint="What does Dense compute: x @ W + b, or x @ W - b?",
            answer=bias_subtracted,
        ),
        Wrong(
            id="forward-in-numpy-sign-of-the-exponent",
            title="the sign in the exponent of the sigmoid is missing, so that you return 1 - p",
            hint="For a large positive weighted sum, should the output be near 1 or near 0?",
            answer=sign_of_the_exponent,
        ),
        Wrong(
            id="forward-in-numpy-missing-brackets",
            title="brackets are missing in the sigmoid",
            hint="What is 1 / 1 + 3 in Python? Which part should be divided by?",
            answer=missing_brackets,
        ),
        Wrong(
            id="forward-in-numpy-plain-sigmoid",
            title="your sigmoid overflows at weighted sums far below 0",
            hint="What is the exponential of 1000? Which exponentials can never overflow?",
            answer=plain_sigmoid,
        ),
        Wrong(
            id="forward-in-numpy-other-plain-sigmoid",
            title="your sigmoid overflows at weighted sums far above 0",
            hint="What is the exponential of 1000, and what is inf / inf? Which exponentials can never overflow?",
            answer=other_plain_sigmoid,
        ),
        Wrong(
            id="forward-in-numpy-classes",
            title="you return classes, not probabilities",
            hint="What does the model give: how sure it is, or only its decision?",
            answer=classes,
        ),
        Wrong(
            id="forward-in-numpy-one-dimension",
            title="you return the shape (m,), and the model gives (m, 1)",
            hint="Compare the shape of your result with that of `model.predict(X)`.",
            answer=one_dimension,
        ),
        Wrong(
            id="forward-in-numpy-hidden-layer-only",
            title="you return what the hidden layer says",
            hint="How many numbers come out for each row, and how many should? What has not been used yet?",
            answer=hidden_layer_only,
        ),
        Wrong(
            id="forward-in-numpy-first-row-only",
            title="you compute the first row only",
            hint="How many rows has X, and how many has your result?",
            answer=first_row_only,
        ),
        Wrong(
            id="forward-in-numpy-weights-then-biases",
            title="you expect both kernels first and then both biases",
            hint="Print the shapes of `model.get_weights()`. In which order do the four arrays come?",
            answer=weights_then_biases,
        ),
        Wrong(
            id="forward-in-numpy-transposed",
            title="you transpose the kernels",
            hint="Which shape has a kernel in Keras: (inputs, neurons) or (neurons, inputs)? Which one fits X @ W?",
            answer=transposed,
        ),
        Wrong(
            id="forward-in-numpy-star-for-at",
            title="you multiply with *, element by element, where the matrix product @ is needed",
            hint="What are the shapes of X and W1? Which of * and @ sums over the inputs?",
            answer=star_for_at,
        ),
        Wrong(
            id="forward-in-numpy-everything-in-place",
            title="you change the weights that were only lent to you",
            hint="Compare `weights` before and after the call. Which lines use `+=` or `*=`?",
            answer=everything_in_place,
        ),
        Wrong(
            id="forward-in-numpy-no-return",
            title="you compute the result and do not return it",
            hint="Try `p = forward_in_numpy(weights, X)` and then `print(p)`. What is missing?",
            answer=nothing_returned,
        ),
    ),
)
