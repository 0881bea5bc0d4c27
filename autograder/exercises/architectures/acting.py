"""Acting: what a deep Q-network is trained towards."""

import numpy as np

from autograder.compare import as_numbers
from autograder.inside.calling import Call
from autograder.model import Exercise, Property, case

from .rules import SLACK, finite, row


def one_a_step(call: Call, value: object) -> str | None:
    answer, m = as_numbers(value), len(call.args[0])
    if answer is None or answer.shape == (m,):
        return None
    return f"yours has the shape {answer.shape} for {m} {'step' if m == 1 else 'steps'}"


def reward_alone_at_the_end(call: Call, value: object) -> str | None:
    reward, _, done, _ = call.args
    answer = finite(value)
    if answer.shape != reward.shape:
        return None
    off = done & ~np.isclose(answer, reward, rtol=SLACK, atol=SLACK)
    if not off.any():
        return None
    place = int(np.flatnonzero(off)[0])
    return f"step {place} of yours is {answer[place]:.3g}, with a reward of {reward[place]:.3g}"


TD_TARGET = Exercise(
    id="td_target",
    assignment="architectures",
    signature="td_target(reward, next_q, done, gamma)",
    summary="The reward, and gamma times the best next value where the episode goes on.",
    examples=(
        case(
            "two steps that go on",
            row(1, 0),
            np.array([[2.0, 4, 3], [10, -1, 0]]),
            np.array([False, False]),
            0.5,
            expected=row(3, 5),
        ),
        case(
            "values below 0",
            row(-1, 0, 2),
            np.array([[-4.0, -2], [-1, -3], [-2, -2]]),
            np.array([False, False, False]),
            0.5,
            expected=row(-2, -0.5, 1),
        ),
        case(
            "the second step ends the episode",
            row(1, 7, 0),
            np.array([[2.0, 4], [100, 50], [6, 8]]),
            np.array([False, True, False]),
            0.5,
            part="done",
            expected=row(3, 7, 4),
        ),
        case(
            "whole numbers",
            np.array([1, 0]),
            np.array([[1, 0, 0], [0, 3, 0]]),
            np.array([False, False]),
            0.5,
            part="integers",
            expected=row(1.5, 1.5),
        ),
    ),
    properties=(
        Property(title="there should be one target for each step, with one axis", seen=one_a_step),
        Property(
            title="a step that ends the episode should get its reward alone",
            seen=reward_alone_at_the_end,
            part="done",
        ),
    ),
    parts={"values": 0.55, "done": 0.3, "integers": 0.05, "clean": 0.1},
)
