"""Generating: the two losses of a generative adversarial network."""

import math

import numpy as np

from autograder.model import Exercise, Property, Relation, case

from .rules import row, unchanged, within

LN2 = math.log(2)
CERTAIN = -math.log(1e-12)  # what a probability of 0 costs, kept at 1e-12

DISCRIMINATOR_LOSS = Exercise(
    id="discriminator_loss",
    assignment="architectures",
    signature="discriminator_loss(real, fake)",
    summary="mean(-log real) + mean(-log(1 - fake)), with probabilities kept inside [1e-12, 1 - 1e-12].",
    examples=(
        case("always one half", row(0.5, 0.5), row(0.5, 0.5), expected=2 * LN2),
        case("a better discriminator", row(0.5, 0.25), row(0.75), expected=3.5 * LN2),
        case("the same, each fake twice", row(0.5, 0.25), row(0.75, 0.75), expected=3.5 * LN2),
        case("quite wrong once", row(0, 0.5), row(0.5), part="extremes", expected=CERTAIN / 2 + 1.5 * LN2),
        case("quite right", np.array([1, 1]), np.array([0, 0]), part="extremes", expected=0.0),
    ),
    properties=(Property(title="the loss should not be negative", seen=within(0, math.inf)),),
    relations=(
        Relation(
            title="the same fakes twice should give the same loss",
            between=("a better discriminator", "the same, each fake twice"),
            seen=unchanged,
        ),
    ),
    parts={"values": 0.7, "extremes": 0.2, "clean": 0.1},
)

GENERATOR_LOSS = Exercise(
    id="generator_loss",
    assignment="architectures",
    signature="generator_loss(fake)",
    summary="Non-saturating: mean(-log fake), with probabilities kept inside [1e-12, 1 - 1e-12].",
    examples=(
        case("always one half", row(0.5, 0.5, 0.5), expected=LN2),
        case("one fake in four believed", row(0.25), expected=2 * LN2),
        case("different beliefs", row(0.5, 0.25, 0.125), expected=2 * LN2),
        case("the same, each twice", row(0.5, 0.25, 0.125, 0.5, 0.25, 0.125), expected=2 * LN2),
        case("not believed at all", row(0, 1), part="extremes", expected=CERTAIN / 2),
    ),
    properties=(Property(title="the loss should not be negative", seen=within(0, math.inf)),),
    relations=(
        Relation(
            title="the same fakes twice should give the same loss",
            between=("different beliefs", "the same, each twice"),
            seen=unchanged,
        ),
    ),
    parts={"values": 0.7, "extremes": 0.2, "clean": 0.1},
)
