"""Seeing: a kernel that slides over an image, the largest number of each window, and a texture's matrix."""

import numpy as np

from autograder.compare import as_numbers, number
from autograder.inside.calling import Call
from autograder.model import Exercise, Property, Relation, case

from .rules import SLACK, finite, unchanged


def half_a_turn(call: Call, value: object) -> str | None:
    """What one bright pixel leaves: the kernel, turned by half a turn, since each place of it meets the pixel once."""
    kernel, answer = call.args[1], finite(value)
    if answer.shape == kernel.shape and np.allclose(answer, kernel, atol=SLACK):
        return "yours paints it upright; is the kernel flipped before it is multiplied?"
    return None


def own_numbers(call: Call, value: object) -> str | None:
    image, answer = np.asarray(call.args[0], dtype=float), finite(value)
    strange = ~np.isclose(answer[..., None], image.ravel(), rtol=SLACK, atol=SLACK).any(axis=-1)
    return f"one of yours is {number(answer[strange][0])}" if strange.any() else None


def symmetric(call: Call, value: object) -> str | None:
    answer = finite(value)
    if answer.ndim != 2 or answer.shape[0] != answer.shape[1]:
        return None
    off = ~np.isclose(answer, answer.T, rtol=SLACK, atol=SLACK)
    if not off.any():
        return None
    i, j = np.argwhere(off)[0]
    return f"yours is {number(answer[i, j])} at [{i}, {j}] and {number(answer[j, i])} at [{j}, {i}]"


def square_of_channels(call: Call, value: object) -> str | None:
    answer, channels = as_numbers(value), call.args[0].shape[-1]
    if answer is None or answer.shape == (channels, channels):
        return None
    return f"yours has the shape {answer.shape} for {channels} channels"


NUMBERED = np.arange(1.0, 10.0).reshape(3, 3)
BRIGHT = np.array([[0.0, 0, 0], [0, 1, 0], [0, 0, 0]])
WIDE = np.arange(1.0, 21.0).reshape(4, 5)

CONV2D = Exercise(
    id="conv2d",
    assignment="architectures",
    signature="conv2d(image, kernel, stride=1, padding=0)",
    summary="A kernel slides over an image; at each place the products are added. Not flipped; zeros for padding.",
    examples=(
        case(
            "a 3×3 image and a 2×2 kernel",
            NUMBERED,
            np.array([[1.0, 2], [0, -1]]),
            expected=np.array([[0.0, 2], [6, 8]]),
        ),
        case("one bright pixel", BRIGHT, np.array([[1.0, 2], [3, 4]]), expected=np.array([[4.0, 3], [2, 1]])),
        case("a row", np.array([[1.0, 1, 4, 4, 0]]), np.array([[-1.0, 1]]), expected=np.array([[0.0, 3, 0, -4]])),
        case(
            "stride 2 over 4 rows and 5 columns",
            WIDE,
            np.array([[0.0, 1], [1, 0]]),
            stride=2,
            part="stride",
            expected=np.array([[8.0, 12], [28, 32]]),
        ),
        case(
            "padding 1",
            np.array([[1.0, 2], [3, 4]]),
            np.array([[1.0, 1], [1, 1]]),
            padding=1,
            part="padding",
            expected=np.array([[1.0, 3, 2], [4, 10, 6], [3, 7, 4]]),
        ),
        case(
            "whole numbers, and a kernel of halves",
            np.array([[1, 2, 5]]),
            np.array([[0.5, 0.5]]),
            part="integers",
            expected=np.array([[1.5, 3.5]]),
        ),
    ),
    properties=(
        Property(
            title="one bright pixel should paint the kernel turned by half a turn",
            seen=half_a_turn,
            only=("one bright pixel",),
        ),
    ),
    parts={"values": 0.55, "stride": 0.15, "padding": 0.15, "integers": 0.05, "clean": 0.1},
)

MAX_POOL2D = Exercise(
    id="max_pool2d",
    assignment="architectures",
    signature="max_pool2d(image, size)",
    summary="The largest number of each size × size window, side by side; an incomplete border is dropped.",
    examples=(
        case(
            "2 rows and 4 columns",
            np.array([[1.0, 5, 2, 0], [3, 4, 8, 7]]),
            2,
            expected=np.array([[5.0, 8]]),
        ),
        case(
            "4 rows and 2 columns",
            np.array([[1.0, 5], [3, 4], [2, 0], [8, 7]]),
            2,
            expected=np.array([[5.0], [8]]),
        ),
        case("size 3", NUMBERED, 3, expected=np.array([[9.0]])),
        case(
            "negative numbers",
            np.array([[-1.0, -2, -8, -6], [-3, -4, -5, -7]]),
            2,
            part="negatives",
            expected=np.array([[-1.0, -5]]),
        ),
        case(
            "3 rows and 5 columns",
            np.array([[1.0, 5, 2, 0, 9], [3, 4, 8, 7, 9], [9, 9, 9, 9, 9]]),
            2,
            part="border",
            expected=np.array([[5.0, 8]]),
        ),
    ),
    properties=(Property(title="every value should be one of the image's own numbers", seen=own_numbers),),
    parts={"values": 0.6, "border": 0.2, "negatives": 0.1, "clean": 0.1},
)

PIXELS = np.array([[[1.0, 2], [3, 0], [0, 1]], [[2, 2], [0, 0], [0, 1]]])

GRAM_MATRIX = Exercise(
    id="gram_matrix",
    assignment="architectures",
    signature="gram_matrix(features)",
    summary="Which channels are active together, wherever in the image: FᵀF / (h·w).",
    examples=(
        case("one pixel of 2 channels", np.array([[[3.0, 2]]]), expected=np.array([[9.0, 6], [6, 4]])),
        case("2 × 3 pixels of 2 channels", PIXELS, expected=np.array([[14 / 6, 1], [1, 10 / 6]])),
        case("the same pixels in other places", PIXELS[::-1, [1, 2, 0]], expected=np.array([[14 / 6, 1], [1, 10 / 6]])),
        case("whole numbers", np.array([[[1], [2]]]), part="integers", expected=np.array([[2.5]])),
    ),
    properties=(
        Property(title="the matrix should have a row and a column for each channel", seen=square_of_channels),
        Property(title="channel i with channel j should be the same as channel j with channel i", seen=symmetric),
    ),
    relations=(
        Relation(
            title="the same pixels in other places should give the same matrix",
            between=("2 × 3 pixels of 2 channels", "the same pixels in other places"),
            seen=unchanged,
        ),
    ),
    parts={"values": 0.8, "integers": 0.1, "clean": 0.1},
)
