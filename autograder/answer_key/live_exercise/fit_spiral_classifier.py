"""fit_spiral_classifier: any network that gets the spiral right, on points it has not seen."""

import numpy as np

from autograder.answer_key.activations.softmax import softmax
from autograder.answer_key.lazily import keras
from autograder.exercises.live_exercise import spiral_case
from autograder.model import AnswerKey, Case, Wrong


def fit_spiral_classifier(X, y, seed):
    rng = np.random.default_rng(seed)
    W1, b1 = rng.normal(0, 1, (2, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 3)), np.zeros(3)
    parameters = [W1, b1, W2, b2]
    means, squares = [[np.zeros_like(p) for p in parameters] for _ in range(2)]
    Y = np.eye(3)[y]
    for step in range(1, 601):
        H = np.maximum(0, X @ W1 + b1)
        dZ = (softmax(H @ W2 + b2) - Y) / len(X)
        dH = dZ @ W2.T * (H > 0)
        gradients = [X.T @ dH, dH.sum(axis=0), H.T @ dZ, dZ.sum(axis=0)]
        for p, g, mean, square in zip(parameters, gradients, means, squares, strict=True):  # Adam
            mean += 0.1 * (g - mean)
            square += 0.001 * (g**2 - square)
            p -= 0.02 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return lambda X: np.argmax(np.maximum(0, X @ W1 + b1) @ W2 + b2, axis=1)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    """A spiral turned at random, which winds the other way: the arms of the notebook's are of no use to it."""
    name, start, seed = "1500 unseen points of another spiral", rng.uniform(0.5, 1.5), int(rng.integers(1000))
    return (spiral_case(name, rng, 600, 1500, seed, start, sense=-1),)


# ---- right answers, in other styles ----


def by_momentum(X, y, seed):
    rng = np.random.default_rng(seed)
    layers = [
        [rng.normal(0, np.sqrt(2 / a), (a, b)), np.zeros(b)] for a, b in zip((2, 32, 32), (32, 32, 3), strict=True)
    ]
    speeds = [[np.zeros_like(W), np.zeros_like(b)] for W, b in layers]

    def forward(X):
        activations = [X]
        for place, (W, b) in enumerate(layers):
            Z = activations[-1] @ W + b
            activations.append(np.maximum(Z, 0) if place < len(layers) - 1 else softmax(Z))
        return activations

    for _ in range(100):
        for rows in np.array_split(rng.permutation(len(X)), 19):
            activations = forward(X[rows])
            dZ = (activations[-1] - np.eye(3)[y[rows]]) / len(rows)
            for place in reversed(range(len(layers))):
                A, (W, b), speed = activations[place], layers[place], speeds[place]
                dA = dZ @ W.T
                speed[0] = 0.9 * speed[0] - 0.1 * A.T @ dZ
                speed[1] = 0.9 * speed[1] - 0.1 * dZ.sum(axis=0)
                layers[place] = [W + speed[0], b + speed[1]]
                dZ = dA * (A > 0)
    return lambda points: forward(points)[-1].argmax(axis=1)


def by_radial_basis(X, y, seed):
    centers = X[np.random.default_rng(seed).choice(len(X), size=120, replace=False)]

    def hidden(points):
        squares = ((points[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2)
        return np.column_stack([np.exp(-20 * squares), np.ones(len(points))])

    H = hidden(X)
    W = np.linalg.solve(H.T @ H + 0.01 * np.eye(H.shape[1]), H.T @ np.eye(3)[y])

    def predict(points):
        return np.argmax(hidden(points) @ W, axis=1)

    return predict


def by_random_features(X, y, seed):
    rng = np.random.default_rng(seed)
    W, b = 4 * rng.normal(size=(2, 300)), rng.uniform(-2, 2, size=300)
    H = np.tanh(X @ W + b)
    V = np.linalg.solve(H.T @ H + 0.1 * np.eye(300), H.T @ (2.0 * np.eye(3)[y] - 1))
    return lambda Z: (np.tanh(Z @ W + b) @ V).argmax(1).astype(np.int32)


def by_keras(X, y, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(3, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", jit_compile=False)
    model.fit(X, y, epochs=60, batch_size=40, verbose=0)
    return lambda points: model.predict(points, verbose=0).argmax(axis=-1)


# ---- wrong answers, one misconception each ----


def no_activation(X, y, seed):
    rng = np.random.default_rng(seed)
    W1, W2, Y = rng.normal(size=(2, 16)), rng.normal(size=(16, 3)) / 4, np.eye(3)[y]
    for _ in range(300):
        H = X @ W1
        dZ = (softmax(H @ W2) - Y) / len(X)
        W1, W2 = W1 - 0.1 * X.T @ (dZ @ W2.T), W2 - 0.1 * H.T @ dZ
    return lambda X: np.argmax(X @ W1 @ W2, axis=1)


def too_few_neurons(X, y, seed):
    rng = np.random.default_rng(seed)
    W1, b1, W2, b2, Y = rng.normal(size=(2, 2)), np.zeros(2), rng.normal(size=(2, 3)), np.zeros(3), np.eye(3)[y]
    for _ in range(600):
        H = np.tanh(X @ W1 + b1)
        dZ = (softmax(H @ W2 + b2) - Y) / len(X)
        dH = dZ @ W2.T * (1 - H**2)
        W1, b1, W2, b2 = W1 - X.T @ dH, b1 - dH.sum(axis=0), W2 - H.T @ dZ, b2 - dZ.sum(axis=0)
    return lambda X: np.argmax(np.tanh(X @ W1 + b1) @ W2 + b2, axis=1)


def hardly_trained(X, y, seed):
    rng = np.random.default_rng(seed)
    W1, b1, W2, b2 = rng.normal(size=(2, 64)), np.zeros(64), rng.normal(size=(64, 3)) / 8, np.zeros(3)
    for _ in range(20):
        H = np.maximum(0, X @ W1 + b1)
        dZ = (softmax(H @ W2 + b2) - np.eye(3)[y]) / len(X)
        dH = dZ @ W2.T * (H > 0)
        W1, b1, W2, b2 = (
            W1 - 0.01 * X.T @ dH,
            b1 - 0.01 * dH.sum(axis=0),
            W2 - 0.01 * H.T @ dZ,
            b2 - 0.01 * dZ.sum(axis=0),
        )
    return lambda X: np.argmax(np.maximum(0, X @ W1 + b1) @ W2 + b2, axis=1)


def all_zero_weights(X, y, seed):
    W1, b1, W2, b2 = np.zeros((2, 64)), np.zeros(64), np.zeros((64, 3)), np.zeros(3)
    for _ in range(300):
        H = np.maximum(0, X @ W1 + b1)
        dZ = (softmax(H @ W2 + b2) - np.eye(3)[y]) / len(X)
        dH = dZ @ W2.T * (H > 0)
        W1, b1, W2, b2 = W1 - X.T @ dH, b1 - dH.sum(axis=0), W2 - H.T @ dZ, b2 - dZ.sum(axis=0)
    return lambda X: np.argmax(np.maximum(0, X @ W1 + b1) @ W2 + b2, axis=1)


def labels_shuffled(X, y, seed):
    return fit_spiral_classifier(X, np.random.default_rng(seed).permutation(y), seed)


def uphill(X, y, seed):
    rng = np.random.default_rng(seed)
    W1, b1, W2, b2 = rng.normal(size=(2, 64)), np.zeros(64), rng.normal(size=(64, 3)) / 8, np.zeros(3)
    for _ in range(60):
        H = np.maximum(0, X @ W1 + b1)
        dZ = (softmax(H @ W2 + b2) - np.eye(3)[y]) / len(X)
        dH = dZ @ W2.T * (H > 0)
        W1, b1, W2, b2 = (
            W1 + 0.1 * X.T @ dH,
            b1 + 0.1 * dH.sum(axis=0),
            W2 + 0.1 * H.T @ dZ,
            b2 + 0.1 * dZ.sum(axis=0),
        )
    return lambda X: np.argmax(np.maximum(0, X @ W1 + b1) @ W2 + b2, axis=1)


def labels_as_numbers(X, y, seed):
    centers = X[np.random.default_rng(seed).choice(len(X), size=20, replace=False)]

    def hidden(points):
        return np.exp(-20 * ((points[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2))

    w = np.linalg.lstsq(hidden(X), y, rcond=None)[0]
    return lambda points: np.clip(np.round(hidden(points) @ w), 0, 2).astype(int)


def labels_returned(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return predict(X)


def nothing_returned(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    print(np.mean(predict(X) == y))


def learned_by_heart(X, y, seed):
    return lambda points: y


def predicts_the_training_points(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return lambda points: predict(X)


def probabilities(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return lambda points: 0.9 * np.eye(3)[predict(points)] + 0.1 / 3


def argmax_down_the_columns(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return lambda points: np.argmax(np.eye(3)[predict(points)], axis=0)


def as_a_column(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return lambda points: predict(points).reshape(-1, 1)


def one_label(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return lambda points: predict(points)[0]


def counted_from_one(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return lambda points: predict(points) + 1


def as_floats(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return lambda points: predict(points).astype(float)


def coordinates_swapped(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    return lambda points: predict(points[:, ::-1])


def shuffled_again(X, y, seed):
    predict = fit_spiral_classifier(X, y, seed)
    order = np.random.default_rng(seed)
    return lambda points: predict(order.permutation(points))


def always_the_same(X, y, seed):
    most = np.bincount(y).argmax()
    return lambda points: np.full(len(points), most)


def arms_by_formula(X, y, seed):
    def predict(points):
        r, angle = np.hypot(points[:, 0], points[:, 1]), np.arctan2(points[:, 0], points[:, 1])
        return np.round((angle - 4 * r) * 3 / (2 * np.pi)).astype(int) % 3

    return predict


def distance_only(X, y, seed):
    radius = np.hypot(X[:, 0], X[:, 1])
    predict = fit_spiral_classifier(np.column_stack([radius, radius]), y, seed)

    def of_radius(points):
        r = np.hypot(points[:, 0], points[:, 1])
        return predict(np.column_stack([r, r]))

    return of_radius


KEY = AnswerKey(
    exercise="fit_spiral_classifier",
    reference=fit_spiral_classifier,
    cases=cases,
    values=lambda call: (),
    right=(
        by_momentum,
        by_radial_basis,
        by_random_features,
        by_keras,
    ),
    wrong=(
        Wrong(
            id="fit-spiral-classifier-no-activation",
            title="no layer has an activation, so that the borders are straight lines",
            hint="Draw the regions of your network. What must stand between two layers, so that they are more than one?",
            answer=no_activation,
        ),
        Wrong(
            id="fit-spiral-classifier-too-few-neurons",
            title="the network has too few neurons to wind around the arms",
            hint="How many bends does a border need to follow an arm? How many can 2 neurons give?",
            answer=too_few_neurons,
        ),
        Wrong(
            id="fit-spiral-classifier-hardly-trained",
            title="training ends long before the loss has stopped falling",
            hint="Plot the loss over the steps. Is it flat at the end? What could make it fall further?",
            answer=hardly_trained,
        ),
        Wrong(
            id="fit-spiral-classifier-all-zero-weights",
            title="all weights begin at 0 and stay the same for all neurons",
            hint="Print two columns of the first layer's weights after training. What would have to make them different?",
            answer=all_zero_weights,
        ),
        Wrong(
            id="fit-spiral-classifier-labels-shuffled",
            title="rows and labels no longer belong together",
            hint="Where do you shuffle? Is the same order used for X and for y?",
            answer=labels_shuffled,
        ),
        Wrong(
            id="fit-spiral-classifier-uphill",
            title="the weights move uphill",
            hint="Does the loss fall or rise from step to step? Which sign belongs before the gradient?",
            answer=uphill,
        ),
        Wrong(
            id="fit-spiral-classifier-labels-as-numbers",
            title="one output is to hit the label as a number",
            hint="Is arm 2 twice of arm 1? How many outputs does a choice between three classes need?",
            answer=labels_as_numbers,
        ),
        Wrong(
            id="fit-spiral-classifier-labels-returned",
            title="you return labels of the training points, not a function",
            hint="Other points will be asked about later. What can label points that are not there yet?",
            answer=labels_returned,
        ),
        Wrong(
            id="fit-spiral-classifier-no-return",
            title="you train the network and return nothing",
            hint="What should the caller get to label other points with?",
            answer=nothing_returned,
        ),
        Wrong(
            id="fit-spiral-classifier-learned-by-heart",
            title="predict returns the labels of the training points, whatever it is asked",
            hint="How many points is predict asked about, and how many labels does it give? What is its argument for?",
            answer=learned_by_heart,
        ),
        Wrong(
            id="fit-spiral-classifier-predicts-the-training-points",
            title="predict looks at the training points, not at the points it is given",
            hint="Which array goes through the network inside of predict? What is its argument for?",
            answer=predicts_the_training_points,
        ),
        Wrong(
            id="fit-spiral-classifier-probabilities",
            title="predict returns three probabilities a point, not a label",
            hint="Which of the three is the answer? Which NumPy function gives the place of the largest?",
            answer=probabilities,
        ),
        Wrong(
            id="fit-spiral-classifier-argmax-down-the-columns",
            title="predict looks for the largest value of each column, not of each row",
            hint="What shape has the result? Along which axis do the classes lie?",
            answer=argmax_down_the_columns,
        ),
        Wrong(
            id="fit-spiral-classifier-as-a-column",
            title="predict returns the shape (m, 1)",
            hint="What is `predict(X) == y`, for the shapes (m, 1) and (m,)? Which shape is asked for?",
            answer=as_a_column,
        ),
        Wrong(
            id="fit-spiral-classifier-one-label",
            title="predict returns the label of the first point only",
            hint="How many points go in, and how many labels come out?",
            answer=one_label,
        ),
        Wrong(
            id="fit-spiral-classifier-counted-from-one",
            title="your labels run from 1 to 3",
            hint="Print `np.unique(y)` and `np.unique(predict(X))`.",
            answer=counted_from_one,
        ),
        Wrong(
            id="fit-spiral-classifier-as-floats",
            title="the labels are floating-point numbers",
            hint="What is the dtype of `predict(X)`, and that of y? What does argmax give?",
            answer=as_floats,
        ),
        Wrong(
            id="fit-spiral-classifier-coordinates-swapped",
            title="the two coordinates change places between training and prediction",
            hint="What is done to the points in predict that was not done to X?",
            answer=coordinates_swapped,
        ),
        Wrong(
            id="fit-spiral-classifier-shuffled-again",
            title="predict shuffles the points, so that the labels belong to others",
            hint="Shuffling helps training. What does predict owe to its caller, row by row?",
            answer=shuffled_again,
        ),
        Wrong(
            id="fit-spiral-classifier-always-the-same",
            title="predict says the same label to every point",
            hint="How right is that on three classes of equal size? What does your network do with the points?",
            answer=always_the_same,
        ),
        Wrong(
            id="fit-spiral-classifier-arms-by-formula",
            title="you compute the arms by the formula that made them, and nothing is learned",
            hint="What does your function make of X and y? On a spiral that winds the other way, how many would be right?",
            answer=arms_by_formula,
        ),
        Wrong(
            id="fit-spiral-classifier-distance-only",
            title="the network sees only how far a point is from the middle",
            hint="Which points have the same distance from the middle? Do they lie on the same arm?",
            answer=distance_only,
        ),
    ),
)
