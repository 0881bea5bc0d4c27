"""discriminator_loss: mean(-log real) + mean(-log(1 - fake)), with probabilities kept inside [1e-12, 1 - 1e-12]."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import beliefs


def discriminator_loss(real, fake):
    real = np.clip(real, 1e-12, 1 - 1e-12)
    fake = np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log(real)) + np.mean(-np.log(1 - fake))


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    real, fake = beliefs(rng, 5), beliefs(rng, 5)
    wrong_fake, wrong_real = beliefs(rng, 3), beliefs(rng, 4)
    wrong_fake[1], wrong_real[2] = 1.0, 0.0
    return (
        case("as many real as fake", real, fake),
        case("more real than fake", beliefs(rng, 6), beliefs(rng, 2)),
        case("more fake than real", beliefs(rng, 3), beliefs(rng, 7)),
        case("one of each", beliefs(rng, 1), beliefs(rng, 1)),
        case("one real, several fake", beliefs(rng, 1), beliefs(rng, 4)),
        case("float32", beliefs(rng, 4).astype(np.float32), beliefs(rng, 3).astype(np.float32)),
        case("a real one taken for fake", wrong_real, fake, part="extremes", looser="clipped at 1"),
        case("a fake taken for real", real, wrong_fake, part="extremes", looser="clipped at 1"),
        case("everything wrong", np.zeros(3), np.ones(2), part="extremes", looser="clipped at 1"),
        case("integers", np.array([1, 0, 1]), np.array([0, 1]), part="extremes", looser="clipped at 1"),
        case("everything right", np.ones(2), np.zeros(3), part="extremes", looser="clipped at 1"),
        case("read-only input", real, fake, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def with_a_small_number_added(real, fake):
    return -np.log(real + 1e-12).mean() - np.log(1 - fake + 1e-12).mean()


def two_halves(real, fake):
    def half(p):
        return -np.log(np.maximum(p, 1e-12)).sum() / len(p)

    return half(real) + half(1.0 - fake)


def by_python(real, fake):
    first = [-math.log(min(max(float(p), 1e-12), 1 - 1e-12)) for p in real]
    second = [-math.log1p(-min(max(float(p), 1e-12), 1 - 1e-12)) for p in fake]
    return sum(first) / len(first) + sum(second) / len(second)


def by_log1p(real, fake):
    r, f = (np.clip(p.astype(float), 1e-12, 1 - 1e-12) for p in (real, fake))
    return np.asarray(np.average(-np.log(r)) + np.average(-np.log1p(-f)))


# ---- wrong answers, one misconception each ----


def real_and_fake_exchanged(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log(fake)) + np.mean(-np.log(1 - real))


def fake_as_if_real(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log(real)) + np.mean(-np.log(fake))


def half_subtracted(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log(real)) - np.mean(-np.log(1 - fake))


def not_negated(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(np.log(real)) + np.mean(np.log(1 - fake))


def summed(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.sum(-np.log(real)) + np.sum(-np.log(1 - fake))


def one_mean_for_all(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(np.concatenate([-np.log(real), -np.log(1 - fake)]))


def twice_the_mean_for_all(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return 2 * np.mean(np.concatenate([-np.log(real), -np.log(1 - fake)]))


def halved(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return (np.mean(-np.log(real)) + np.mean(-np.log(1 - fake))) / 2


def in_pairs(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log(real) - np.log(1 - fake))


def divided_by_the_number_of_real(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return (np.sum(-np.log(real)) + np.sum(-np.log(1 - fake))) / len(real)


def of_the_means(real, fake):
    real, fake = np.clip(np.mean(real), 1e-12, 1 - 1e-12), np.clip(np.mean(fake), 1e-12, 1 - 1e-12)
    return -np.log(real) - np.log(1 - fake)


def real_only(real, fake):
    return np.mean(-np.log(np.clip(real, 1e-12, 1 - 1e-12)))


def fake_only(real, fake):
    return np.mean(-np.log(1 - np.clip(fake, 1e-12, 1 - 1e-12)))


def not_clipped(real, fake):
    return np.mean(-np.log(real)) + np.mean(-np.log(1 - fake))


def real_not_clipped(real, fake):
    fake = np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log(real)) + np.mean(-np.log(1 - fake))


def clipped_before_one_minus(real, fake):
    return np.mean(-np.log(np.maximum(real, 1e-12))) + np.mean(-np.log(1 - np.maximum(fake, 1e-12)))


def clipped_coarsely(real, fake):
    real, fake = np.clip(real, 1e-7, 1 - 1e-7), np.clip(fake, 1e-7, 1 - 1e-7)
    return np.mean(-np.log(real)) + np.mean(-np.log(1 - fake))


def by_log2(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log2(real)) + np.mean(-np.log2(1 - fake))


def by_log10(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log10(real)) + np.mean(-np.log10(1 - fake))


def squared_error(real, fake):
    return np.mean((1 - real) ** 2) + np.mean(fake**2)


def difference_of_means(real, fake):
    return np.mean(fake) - np.mean(real)


def whole_cross_entropy_of_both(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    first = np.mean(-np.log(real) - np.log(1 - real))
    return first + np.mean(-np.log(fake) - np.log(1 - fake))


def two_numbers(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    return np.mean(-np.log(real)), np.mean(-np.log(1 - fake))


def in_place(real, fake):
    real[real < 1e-12] = 1e-12
    fake[fake > 1 - 1e-12] = 1 - 1e-12
    return np.mean(-np.log(np.maximum(real, 1e-12))) + np.mean(-np.log(np.maximum(1 - fake, 1e-12)))


def nothing_returned(real, fake):
    real, fake = np.clip(real, 1e-12, 1 - 1e-12), np.clip(fake, 1e-12, 1 - 1e-12)
    print(np.mean(-np.log(real)) + np.mean(-np.log(1 - fake)))


KEY = AnswerKey(
    exercise="discriminator_loss",
    reference=discriminator_loss,
    cases=cases,
    right=(with_a_small_number_added, two_halves, by_python, by_log1p),
    wrong=(
        Wrong(
            id="discriminator-loss-real-and-fake-exchanged",
            title="real and fake are exchanged: your loss is small where the discriminator is wrong",
            hint="A perfect discriminator says 1 to real pictures and 0 to fakes. What is your loss then?",
            answer=real_and_fake_exchanged,
        ),
        Wrong(
            id="discriminator-loss-fake-as-if-real",
            title="you treat the fakes as if they should be taken for real",
            hint="Whose loss falls when a fake gets 0.9: the discriminator's, or the generator's?",
            answer=fake_as_if_real,
        ),
        Wrong(
            id="discriminator-loss-half-subtracted",
            title="you subtract the fakes' half where it should be added",
            hint="Both halves measure mistakes. Should a mistake with a fake make the loss smaller?",
            answer=half_subtracted,
        ),
        Wrong(
            id="discriminator-loss-not-negated",
            title="the minus signs are missing",
            hint="What sign has the logarithm of a probability, and what sign a loss?",
            answer=not_negated,
        ),
        Wrong(
            id="discriminator-loss-summed",
            title="you add up over the examples where the mean is asked for",
            hint="Give every picture twice. Should the loss double?",
            answer=summed,
        ),
        Wrong(
            id="discriminator-loss-one-mean-for-all",
            title="you take one mean over all pictures, real and fake together",
            hint="At probabilities of one half, each half of the loss is 0.693. What should the two make together?",
            answer=one_mean_for_all,
        ),
        Wrong(
            id="discriminator-loss-twice-the-mean-for-all",
            title="you take one mean over all pictures, so that the larger group counts for more",
            hint="Give every fake twice and the real ones once. Should the loss change? How many means has the formula?",
            answer=twice_the_mean_for_all,
        ),
        Wrong(
            id="discriminator-loss-halved",
            title="you divide the sum of the two halves by 2",
            hint="At probabilities of one half, each half of the loss is 0.693. What should the two make together?",
            answer=halved,
        ),
        Wrong(
            id="discriminator-loss-in-pairs",
            title="you pair each real picture with a fake, which needs as many of one as of the other",
            hint="Try three real pictures and two fakes. How many means has the formula?",
            answer=in_pairs,
        ),
        Wrong(
            id="discriminator-loss-divided-by-the-number-of-real",
            title="you divide both halves by the number of real pictures",
            hint="Give every fake twice and the real ones once. Should the loss change?",
            answer=divided_by_the_number_of_real,
        ),
        Wrong(
            id="discriminator-loss-of-the-means",
            title="you take the logarithm of the mean, not the mean of the logarithms",
            hint="Compare -log of the mean of 0.5 and 0.25 with the mean of -log 0.5 and -log 0.25.",
            answer=of_the_means,
        ),
        Wrong(
            id="discriminator-loss-real-only",
            title="the fakes have no effect",
            hint="A discriminator that says 1 to everything: what is its loss in yours?",
            answer=real_only,
        ),
        Wrong(
            id="discriminator-loss-fake-only",
            title="the real pictures have no effect",
            hint="A discriminator that says 0 to everything: what is its loss in yours?",
            answer=fake_only,
        ),
        Wrong(
            id="discriminator-loss-not-clipped",
            title="you do not keep the probabilities away from 0 and 1",
            hint="What is np.log(0.0)? Which number should take the place of 0?",
            answer=not_clipped,
        ),
        Wrong(
            id="discriminator-loss-real-not-clipped",
            title="you keep the fakes' probabilities away from 1, but not the real ones' from 0",
            hint="What comes out where a real picture gets the probability 0?",
            answer=real_not_clipped,
        ),
        Wrong(
            id="discriminator-loss-clipped-at-one-end",
            title="you keep the probabilities away from 0 but not from 1, and take the logarithm of 1 - 1",
            hint="What comes out where a fake gets the probability 1? At which ends has a clip to act?",
            answer=clipped_before_one_minus,
        ),
        Wrong(
            id="discriminator-loss-clipped-coarsely",
            title="you clip at 1e-7, not at 1e-12",
            hint="What is the loss of a real picture with the probability 0, and which bound is given in the exercise?",
            answer=clipped_coarsely,
        ),
        Wrong(
            id="discriminator-loss-log2",
            title="you take logarithms to the base 2",
            hint="What does -log(0.5) give in yours? The natural logarithm gives 0.693.",
            answer=by_log2,
        ),
        Wrong(
            id="discriminator-loss-log10",
            title="you take logarithms to the base 10",
            hint="What does -log(0.5) give in yours? The natural logarithm gives 0.693.",
            answer=by_log10,
        ),
        Wrong(
            id="discriminator-loss-squared-error",
            title="you measure squared errors where logarithms are asked for",
            hint="How large can your loss become for one confident mistake? And the logarithm's?",
            answer=squared_error,
        ),
        Wrong(
            id="discriminator-loss-difference-of-means",
            title="you subtract mean probabilities, as a Wasserstein critic does",
            hint="Where is the logarithm of the formula?",
            answer=difference_of_means,
        ),
        Wrong(
            id="discriminator-loss-both-terms-for-all",
            title="you use both terms of the cross-entropy for every picture",
            hint="The cross-entropy of a picture that is real has one term left. Which?",
            answer=whole_cross_entropy_of_both,
        ),
        Wrong(
            id="discriminator-loss-two-numbers",
            title="you return the two halves, not their sum",
            hint="How many numbers is a loss?",
            answer=two_numbers,
        ),
        Wrong(
            id="discriminator-loss-in-place",
            title="you write into the caller's arrays to keep the probabilities away from 0 and 1",
            hint="Print real after a call. Which function returns clipped copies?",
            answer=in_place,
        ),
        Wrong(
            id="discriminator-loss-no-return",
            title="you compute the loss and do not return it",
            hint="What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
    ),
)
