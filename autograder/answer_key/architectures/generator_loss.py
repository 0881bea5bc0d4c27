"""generator_loss: non-saturating, mean(-log fake), with probabilities kept inside [1e-12, 1 - 1e-12]."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .discriminator_loss import discriminator_loss
from .inputs import beliefs


def generator_loss(fake):
    return np.mean(-np.log(np.clip(fake, 1e-12, 1 - 1e-12)))


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    several, seen_through = beliefs(rng, 5), beliefs(rng, 4)
    seen_through[2] = 0.0
    return (
        case("several fakes", several),
        case("other fakes", beliefs(rng, 4)),
        case("one fake", beliefs(rng, 1)),
        case("many fakes", beliefs(rng, 40)),
        case("fakes hardly believed", rng.uniform(1e-4, 1e-2, size=6)),
        case("float32", beliefs(rng, 4).astype(np.float32)),
        case("one of several not believed at all", seen_through, part="extremes", looser="clipped at 1"),
        case("none believed at all", np.zeros(3), part="extremes", looser="clipped at 1"),
        case("all believed", np.ones(3), part="extremes", looser="clipped at 1"),
        case("integers", np.array([0, 1, 1]), part="extremes", looser="clipped at 1"),
        case("32-bit integers", np.array([1, 0], dtype=np.int32), part="extremes", looser="clipped at 1"),
        case("read-only input", several, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def with_a_small_number_added(fake):
    return -np.log(fake + 1e-12).mean()


def by_python(fake):
    total = 0.0
    for p in fake:
        total -= math.log(min(max(float(p), 1e-12), 1 - 1e-12))
    return total / len(fake)


def by_where(p):
    safe = np.where(p < 1e-12, 1e-12, p)
    return np.sum(-np.log(safe)) / p.size


def by_the_discriminators(fake):
    return discriminator_loss(fake, np.zeros(1))


def on_a_copy(fake):
    values = np.array(fake, dtype=np.float64)
    values[values < 1e-12] = 1e-12
    return np.asarray(np.average(np.log(1 / values)))


# ---- wrong answers, one misconception each ----


def saturating(fake):
    return np.mean(np.log(1 - np.clip(fake, 1e-12, 1 - 1e-12)))


def of_the_discriminator(fake):
    return np.mean(-np.log(1 - np.clip(fake, 1e-12, 1 - 1e-12)))


def not_negated(fake):
    return np.mean(np.log(np.clip(fake, 1e-12, 1 - 1e-12)))


def summed(fake):
    return np.sum(-np.log(np.clip(fake, 1e-12, 1 - 1e-12)))


def of_the_mean(fake):
    return -np.log(np.clip(np.mean(fake), 1e-12, 1 - 1e-12))


def one_a_fake(fake):
    return -np.log(np.clip(fake, 1e-12, 1 - 1e-12))


def not_clipped(fake):
    return np.mean(-np.log(fake))


def nothing_where_zero(fake):
    believed = fake[fake > 0]
    return np.sum(-np.log(believed)) / len(fake)


def clipped_coarsely(fake):
    return np.mean(-np.log(np.clip(fake, 1e-7, 1 - 1e-7)))


def clipped_with_eps_of_floats(fake):
    return np.mean(-np.log(np.maximum(fake, np.finfo(float).eps)))


def by_log2(fake):
    return np.mean(-np.log2(np.clip(fake, 1e-12, 1 - 1e-12)))


def by_log10(fake):
    return np.mean(-np.log10(np.clip(fake, 1e-12, 1 - 1e-12)))


def one_minus_the_mean(fake):
    return 1 - np.mean(fake)


def squared_error(fake):
    return np.mean((1 - fake) ** 2)


def both_terms(fake):
    fake = np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log(fake) - np.log(1 - fake))


def weighted_by_itself(fake):
    fake = np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-fake * np.log(fake))


def halved(fake):
    return np.mean(-np.log(np.clip(fake, 1e-12, 1 - 1e-12))) / 2


def of_the_first_only(fake):
    return -np.log(np.clip(fake[0], 1e-12, 1 - 1e-12))


def in_place(fake):
    fake[fake < 1e-12] = 1e-12
    return np.mean(-np.log(np.maximum(fake, 1e-12)))


def nothing_returned(fake):
    print(np.mean(-np.log(np.clip(fake, 1e-12, 1 - 1e-12))))


KEY = AnswerKey(
    exercise="generator_loss",
    reference=generator_loss,
    cases=cases,
    right=(with_a_small_number_added, by_python, by_where, by_the_discriminators, on_a_copy),
    wrong=(
        Wrong(
            id="generator-loss-saturating",
            title="you wrote the saturating loss, mean(log(1 - fake))",
            hint="How steep is log(1 - p) near p = 0, where a young generator stands, and how steep is -log p?",
            answer=saturating,
        ),
        Wrong(
            id="generator-loss-of-the-discriminator",
            title="you wrote the discriminator's half: your loss grows when the fakes are believed",
            hint="The generator wants its fakes to get probabilities near 1. What is your loss then?",
            answer=of_the_discriminator,
        ),
        Wrong(
            id="generator-loss-not-negated",
            title="the minus sign is missing",
            hint="What sign has the logarithm of a probability, and what sign a loss?",
            answer=not_negated,
        ),
        Wrong(
            id="generator-loss-summed",
            title="you add up over the fakes where the mean is asked for",
            hint="Give every fake twice. Should the loss double?",
            answer=summed,
        ),
        Wrong(
            id="generator-loss-of-the-mean",
            title="you take the logarithm of the mean, not the mean of the logarithms",
            hint="Compare -log of the mean of 0.5 and 0.125 with the mean of -log 0.5 and -log 0.125.",
            answer=of_the_mean,
        ),
        Wrong(
            id="generator-loss-one-a-fake",
            title="you return one loss for each fake, not their mean",
            hint="How many numbers is a loss that is to be made smaller?",
            answer=one_a_fake,
        ),
        Wrong(
            id="generator-loss-not-clipped",
            title="you do not keep the probabilities away from 0",
            hint="What is np.log(0.0)? Which number should take the place of 0?",
            answer=not_clipped,
        ),
        Wrong(
            id="generator-loss-nothing-where-zero",
            title="you leave out the fakes whose probability is 0, the worst of all",
            hint="Which loss should a fake have that is not believed at all: none, or a very large one?",
            answer=nothing_where_zero,
        ),
        Wrong(
            id="generator-loss-clipped-coarsely",
            title="you clip at 1e-7, not at 1e-12",
            hint="What is the loss of a fake with the probability 0, and which bound is given in the exercise?",
            answer=clipped_coarsely,
        ),
        Wrong(
            id="generator-loss-clipped-at-eps",
            title="you clip at the machine epsilon, not at 1e-12",
            hint="What is the loss of a fake with the probability 0, and which bound is given in the exercise?",
            answer=clipped_with_eps_of_floats,
        ),
        Wrong(
            id="generator-loss-log2",
            title="you take logarithms to the base 2",
            hint="What does -log(0.5) give in yours? The natural logarithm gives 0.693.",
            answer=by_log2,
        ),
        Wrong(
            id="generator-loss-log10",
            title="you take logarithms to the base 10",
            hint="What does -log(0.5) give in yours? The natural logarithm gives 0.693.",
            answer=by_log10,
        ),
        Wrong(
            id="generator-loss-one-minus-the-mean",
            title="you use the probabilities without the logarithm",
            hint="How large can your loss become for a fake that nobody believes? And the logarithm's?",
            answer=one_minus_the_mean,
        ),
        Wrong(
            id="generator-loss-squared-error",
            title="you measure squared errors where logarithms are asked for",
            hint="How large can your loss become for a fake that nobody believes? And the logarithm's?",
            answer=squared_error,
        ),
        Wrong(
            id="generator-loss-both-terms",
            title="you use both terms of the cross-entropy",
            hint="The generator claims that each fake is real. Which term of the cross-entropy is left for a label of 1?",
            answer=both_terms,
        ),
        Wrong(
            id="generator-loss-entropy",
            title="you multiply each logarithm with its probability, which makes an entropy",
            hint="What is your loss for a fake with probability 0? Should that be the best of all?",
            answer=weighted_by_itself,
        ),
        Wrong(
            id="generator-loss-halved",
            title="you divide the mean by 2",
            hint="At probabilities of one half, the loss should be 0.693. What is yours?",
            answer=halved,
        ),
        Wrong(
            id="generator-loss-first-only",
            title="you look at the first fake only",
            hint="Change the second fake. Does your loss change?",
            answer=of_the_first_only,
        ),
        Wrong(
            id="generator-loss-in-place",
            title="you write into the caller's array to keep the probabilities away from 0",
            hint="Print fake after a call. Which function returns a clipped copy?",
            answer=in_place,
        ),
        Wrong(
            id="generator-loss-no-return",
            title="you compute the loss and do not return it",
            hint="What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
    ),
)
