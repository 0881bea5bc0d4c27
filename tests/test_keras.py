"""Exercises on Keras in the sandbox: models are made and observed inside, and only plain data crosses the wire."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from sklearn.datasets import load_digits, load_sample_image

from autograder import answer_key, exercises
from autograder.exercises.live_exercise import FIT_SPIRAL_CLASSIFIER, credit
from autograder.grading import MODULES, TENSORFLOW
from autograder.inside import wire
from autograder.inside.calling import Call, Made, Outcome
from autograder.judge import Questions, judge
from autograder.sandbox.limits import WITH_TENSORFLOW
from autograder.sandbox.runner import Execution, Sandbox
from tests.conftest import ROOT, program, values

PATIENT = replace(WITH_TENSORFLOW, cell=60.0, call=60.0)  # seconds: TensorFlow's first operation on a busy machine
KERAS = ("keras", "tensorflow")
WEIGHTS = [np.array(w, dtype=np.float32) for w in ([[1, 0, -1], [0, 1, -1]], [0, 0, 0], [[1], [1], [1]], [-1])]
POINTS = np.array([[1.0, 2.0], [1.0, -1.0]])
NETWORK = {"inputs": 2, "layers": [(3, "relu"), (1, "sigmoid")], "weights": WEIGHTS}


@pytest.fixture(scope="module")
def keras_sandbox() -> Iterator[Sandbox]:
    with Sandbox(course=ROOT, modules=(*MODULES, *TENSORFLOW)) as started:
        yield started


def run(sandbox: Sandbox, *sources: str, **calls: list[Call]) -> Execution:
    return sandbox.run(program(*sources, **calls), PATIENT)


def test_a_model_is_made_trained_and_observed_inside(keras_sandbox: Sandbox) -> None:
    """A description goes in, a student's function gets a model, and weights and numbers come out."""
    source = "def train_classifier(model, X, y, epochs):\n    return model.fit(X, y, epochs=epochs, verbose=0)\n"
    made = Made("model", NETWORK | {"learning_rate": 0.5})
    request = Call((made, POINTS, np.ones(2), 2), observer="trained", packages=KERAS)
    [outcome] = run(keras_sandbox, source, train_classifier=[request]).outcomes["train_classifier"]
    assert (outcome.value["epochs"], outcome.value["steps"], outcome.value["printed"]) == (2, 2, False)
    assert [w.shape for w in outcome.value["weights"]] == [(2, 3), (3,), (3, 1), (1,)]
    assert not np.array_equal(outcome.value["weights"][0], WEIGHTS[0])


def test_what_is_no_model_has_no_value(keras_sandbox: Sandbox) -> None:
    """An observer that finds another thing than it looks for says what that is, and nothing else."""
    request = Call(observer="built", given={"inputs": POINTS, "weights": WEIGHTS}, packages=KERAS)
    [outcome] = run(keras_sandbox, "def build_classifier(): pass", build_classifier=[request]).outcomes[
        "build_classifier"
    ]
    assert (outcome.kind, outcome.detail) == ("unreadable", "NoneType")


HONEST = "return 1 / (1 + np.exp(-(np.maximum(0, X @ weights[0] + weights[1]) @ weights[2] + weights[3])))"
CHEATS = {
    "by its name": "return keras.activations.sigmoid(X)",
    "in another namespace": "return tf.nn.sigmoid(X)",
    "imported in the call": "import tensorflow.nn as nn\n    return nn.sigmoid(X)",
    "kept in a closure": "return kept(X)",
    "a model of the notebook": "return model(X)",
    "in a thread": "import threading\n    t = threading.Thread(target=kept, args=(X,)); t.start(); t.join()\n    return X",
    "without the profiler": "import sys\n    sys.setprofile(None)\n    return kept(X)",
    "of scikit-learn": "from sklearn.linear_model import LogisticRegression\n    return LogisticRegression().fit(X)",
}
SETTING = """import keras, numpy as np, tensorflow as tf
def keep(f):
    return lambda x: np.asarray(f(x))
kept = keep(keras.activations.sigmoid)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
"""


def test_numpy_alone_is_seen_by_what_a_call_does(keras_sandbox: Sandbox) -> None:
    """Where TensorFlow is really there, a call of it is forbidden all the same, and what does not call it is not."""
    names = [f"f{place}" for place in range(len(CHEATS))]
    bodies = "\n".join(f"def {n}(weights, X):\n    {body}" for n, body in zip(names, CHEATS.values(), strict=True))
    honest = f"def honest(weights, X):\n    {HONEST}\ndef afterwards(X):\n    return float(np.sum(model(X).shape))"
    request = Call((WEIGHTS, POINTS))
    calls = {n: [request] for n in ("honest", *names)} | {"afterwards": [Call((POINTS,), packages=KERAS)]}
    seen = values(run(keras_sandbox, SETTING, bodies, honest, **calls))
    assert {c: seen[n][0] for c, n in zip(CHEATS, names, strict=True)} == dict.fromkeys(CHEATS, "forbidden")
    assert np.ravel(seen["honest"]) == pytest.approx([0.8807970779778823, 0.5])
    assert seen["afterwards"] == [3.0]  # the notebook has its Keras back


def test_other_packages_are_not_there_for_keras_exercises(keras_sandbox: Sandbox) -> None:
    """Keras is allowed, scikit-learn is not."""
    source = "from sklearn.neural_network import MLPClassifier\ndef f(X):\n    return MLPClassifier().fit(X, X[:, 0])"
    assert values(run(keras_sandbox, source, f=[Call((POINTS,), packages=KERAS)])) == {"f": ["forbidden"]}


def test_data_sets_are_there_where_scikit_learn_is_not(sandbox: Sandbox) -> None:
    """Digits and photos come as scikit-learn gives them: a notebook that draws them runs in the sandbox too."""
    source = "from sklearn.datasets import load_digits, load_sample_image\nimport numpy as np\n"
    source += "def f():\n    d = load_digits(n_class=3)\n"
    source += "    return [d.data, d.target, d.images[5], *load_digits(return_X_y=True)]\n"
    source += "def g():\n    return load_sample_image('china.jpg')[::50, ::50].astype(float)"
    seen = run(sandbox, source, f=[Call()], g=[Call()]).outcomes
    three, every = load_digits(n_class=3), load_digits(return_X_y=True)
    expected = [three.data, three.target, three.images[5], *every]
    assert all(np.array_equal(a, b) for a, b in zip(seen["f"][0].value, expected, strict=True))
    assert np.array_equal(seen["g"][0].value, load_sample_image("china.jpg")[::50, ::50])


# ---- what crosses the wire ----


def test_only_known_makers_and_observers_cross_the_wire() -> None:
    """A description names one of the makers there are; a call names one of the observers, or none."""
    call = Call((Made("model", NETWORK),), observer="evaluated", given={"inputs": POINTS}, packages=KERAS)
    arrived = wire.message_to_call(across(wire.call_to_message(call)))
    assert arrived.args[0].name == "model"
    assert [tuple(pair) for pair in arrived.args[0].data["layers"]] == NETWORK["layers"]
    assert (arrived.observer, arrived.packages) == ("evaluated", KERAS)
    with pytest.raises(wire.WireError):
        across(wire.call_to_message(Call((Made("system", {}),))))
    with pytest.raises(wire.WireError):
        wire.message_to_call(across(wire.call_to_message(replace(call, observer="exec"))))


def across(message: dict) -> dict:
    frame = wire.pack(message)
    text, blob = wire.HEADER.unpack(frame[: wire.HEADER.size])
    body = frame[wire.HEADER.size :]
    return wire.unpack(body[:text], body[text : text + blob])


def test_labels_of_unseen_points_stay_outside() -> None:
    """What is asked of fit_spiral_classifier holds the training labels, and those of no unseen point."""
    asked = Questions(FIT_SPIRAL_CLASSIFIER, answer_key.of_assignment("live_exercise")["fit_spiral_classifier"], 1)
    for case, request in zip(asked.cases, asked.calls, strict=True):
        frame = wire.pack(wire.call_to_message(request))
        assert request.args[1].tobytes() in frame
        assert case.expected[:50].tobytes() not in frame
        assert len(case.expected) != len(request.args[1])


@pytest.mark.parametrize(
    ("right", "share"), [(0, 0.0), (599, 0.0), (600, 0.0), (700, 10 / 35), (775, 17 / 35), (949, 34 / 35), (950, 1.0)]
)
def test_credit_rises_in_fine_steps(right: int, share: float) -> None:
    """From 0.60 to 0.95, each hundredth of accuracy earns as much; the student is told how many points are right."""
    labels = np.arange(1000) % 3
    said = np.where(np.arange(1000) < right, labels, (labels + 1) % 3)
    earned, words = credit(said, labels)
    assert earned == pytest.approx(share)
    assert words.startswith(f"{right / 1000:.0%} of the unseen points are classified right" if share < 1 else "")


def test_the_share_earned_is_the_share_of_the_points() -> None:
    """A verdict on labels that are right for 80 % says so, and gives what 80 % is worth."""
    asked = Questions(FIT_SPIRAL_CLASSIFIER, answer_key.of_assignment("live_exercise")["fit_spiral_classifier"], 1)
    outcomes = []
    for case in asked.cases:
        said = case.expected.copy()
        said[: len(said) // 5] = (said[: len(said) // 5] + 1) % 3
        outcomes.append(Outcome(kind="value", value=said))
    verdict = judge(asked, outcomes, 35.0)
    assert (verdict.status, verdict.score) == ("partial", round(0.95 * 20 + 0.05 * 35, 2))
    assert any("80% of the unseen points are classified right" in message for message in verdict.messages)


def test_only_keras_assignments_pay_for_tensorflow() -> None:
    """Which assignments have TensorFlow in their sandbox follows from their exercises."""
    needy = {a for a in exercises.ASSIGNMENTS if any(e.packages for e in exercises.of_assignment(a))}
    assert {"keras_basics", "live_exercise"} <= needy
    assert not needy & {"neurons", "activations", "forward", "backprop", "training"}
