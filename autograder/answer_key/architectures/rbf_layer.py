"""rbf_layer: exp(-gamma ||x - c||²) for every example and every centre."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def rbf_layer(X, centers, gamma):
    offsets = X[:, None, :] - centers[None, :, :]  # (m, k, n)
    return np.exp(-gamma * np.sum(offsets**2, axis=2))


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    X, centers = rng.normal(size=(4, 2)), rng.normal(size=(3, 2))
    whole = rng.integers(-2, 3, size=(4, 3)), rng.integers(-2, 3, size=(2, 3))
    return (
        case("4 examples and 3 centres", X, centers, 0.7),
        case("as many centres as examples", rng.normal(size=(3, 4)), rng.normal(size=(3, 4)), 0.3),
        case("as many examples, centres and features", rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), 0.4),
        case("more centres than examples", rng.normal(size=(2, 3)), rng.normal(size=(5, 3)), 0.25),
        case("a single centre", rng.normal(size=(4, 2)), rng.normal(size=(1, 2)), 0.6),
        case("a single example", rng.normal(size=(1, 2)), rng.normal(size=(3, 2)), 0.6),
        case("a single feature", rng.normal(size=(3, 1)), rng.normal(size=(2, 1)), 1.7),
        case("a large gamma", X, X[:2] + 0.1, 20.0),
        case("a small gamma", X, centers, 0.01),
        case("gamma as a whole number", X, centers, 2),
        case("float32", X.astype(np.float32), centers.astype(np.float32), 0.5),
        case("integers", *whole, 0.2),
        case("32-bit integers", *(a.astype(np.int32) for a in whole), 0.3),
        case("points far away", 40 * X, 40 * np.round(centers + 3), 5.0, part="extremes"),
        case("read-only input", X, centers, 0.7, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_loops(X, centers, gamma):
    out = np.zeros((len(X), len(centers)))
    for i, x in enumerate(X):
        for j, c in enumerate(centers):
            out[i, j] = math.exp(-gamma * sum((float(a) - float(b)) ** 2 for a, b in zip(x, c, strict=True)))
    return out


def by_binomial(X, C, gamma):
    squares = np.sum(X**2, axis=1)[:, None] + np.sum(C**2, axis=1) - 2 * X @ C.T
    return np.exp(-gamma * np.maximum(squares, 0))


def by_norm(X, centers, gamma):
    distance = np.linalg.norm(X[:, np.newaxis] - centers, axis=-1)
    return np.exp(-gamma * distance**2)


def centre_by_centre(X, centers, gamma):
    columns = [np.exp(-gamma * ((X - c) ** 2).sum(axis=1)) for c in centers]
    return np.stack(columns, axis=1)


def by_einsum(x, c, g):
    d = np.expand_dims(x, 1) - np.expand_dims(c, 0)
    return np.power(np.e, -g * np.einsum("ijk,ijk->ij", d, d))


# ---- wrong answers, one misconception each ----


def distance_not_squared(X, centers, gamma):
    return np.exp(-gamma * np.linalg.norm(X[:, None] - centers, axis=2))


def divided_by_gamma(X, centers, gamma):
    return np.exp(-np.sum((X[:, None] - centers) ** 2, axis=2) / gamma)


def gamma_as_a_width(X, centers, gamma):
    return np.exp(-np.sum((X[:, None] - centers) ** 2, axis=2) / (2 * gamma**2))


def gamma_halved(X, centers, gamma):
    return np.exp(-gamma * np.sum((X[:, None] - centers) ** 2, axis=2) / 2)


def gamma_squared(X, centers, gamma):
    return np.exp(-np.sum((gamma * (X[:, None] - centers)) ** 2, axis=2))


def gamma_ignored(X, centers, gamma):
    return np.exp(-np.sum((X[:, None] - centers) ** 2, axis=2))


def gamma_outside(X, centers, gamma):
    return gamma * np.exp(-np.sum((X[:, None] - centers) ** 2, axis=2))


def not_negated(X, centers, gamma):
    with np.errstate(over="ignore"):
        return np.exp(gamma * np.sum((X[:, None] - centers) ** 2, axis=2))


def mean_of_squares(X, centers, gamma):
    return np.exp(-gamma * np.mean((X[:, None] - centers) ** 2, axis=2))


def city_blocks(X, centers, gamma):
    return np.exp(-gamma * np.sum(np.abs(X[:, None] - centers), axis=2))


def largest_offset(X, centers, gamma):
    return np.exp(-gamma * np.max((X[:, None] - centers) ** 2, axis=2))


def square_of_the_sum(X, centers, gamma):
    return np.exp(-gamma * np.sum(X[:, None] - centers, axis=2) ** 2)


def no_exponential(X, centers, gamma):
    return -gamma * np.sum((X[:, None] - centers) ** 2, axis=2)


def distances(X, centers, gamma):
    return gamma * np.sum((X[:, None] - centers) ** 2, axis=2)


def inverse_quadratic(X, centers, gamma):
    return 1 / (1 + gamma * np.sum((X[:, None] - centers) ** 2, axis=2))


def one_minus(X, centers, gamma):
    return 1 - np.exp(-gamma * np.sum((X[:, None] - centers) ** 2, axis=2))


def shares(X, centers, gamma):
    squares = np.sum((X[:, None] - centers) ** 2, axis=2)
    e = np.exp(-gamma * (squares - squares.min(axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True)


def dot_products(X, centers, gamma):
    return np.exp(-gamma * (X @ centers.T))


def binomial_without_the_two(X, centers, gamma):
    squares = np.sum(X**2, axis=1)[:, None] + np.sum(centers**2, axis=1) - X @ centers.T
    return np.exp(-gamma * squares)


def transposed(X, centers, gamma):
    return np.exp(-gamma * np.sum((X[:, None] - centers) ** 2, axis=2)).T


def each_with_its_own(X, centers, gamma):
    return np.exp(-gamma * np.sum((X - centers) ** 2, axis=1))


def one_a_feature(X, centers, gamma):
    return np.exp(-gamma * (X[:, None] - centers) ** 2)


def nearest_only(X, centers, gamma):
    return np.exp(-gamma * np.sum((X[:, None] - centers) ** 2, axis=2).min(axis=1))


def in_place(X, centers, gamma):
    columns = []
    for c in centers:
        X -= c
        columns.append(np.exp(-gamma * np.sum(X**2, axis=1)))
        X += c
    X -= centers[0]
    return np.stack(columns, axis=1)


def nothing_returned(X, centers, gamma):
    print(np.exp(-gamma * np.sum((X[:, None] - centers) ** 2, axis=2)))


KEY = AnswerKey(
    exercise="rbf_layer",
    reference=rbf_layer,
    cases=cases,
    right=(by_loops, by_binomial, by_norm, centre_by_centre, by_einsum),
    wrong=(
        Wrong(
            id="rbf-layer-distance-not-squared",
            title="you take the distance where its square is asked for",
            hint="A centre 3 away, with gamma = 1: is it exp(-3) or exp(-9)?",
            answer=distance_not_squared,
        ),
        Wrong(
            id="rbf-layer-divided-by-gamma",
            title="you divide by gamma where you should multiply",
            hint="Should a larger gamma make the hills narrower or wider? Try gamma = 10.",
            answer=divided_by_gamma,
        ),
        Wrong(
            id="rbf-layer-gamma-as-a-width",
            title="you take gamma for the width sigma, as in exp(-d² / (2 sigma²))",
            hint="Both forms are in use. Which one does the exercise give? Try gamma = 10: should the hills be narrow?",
            answer=gamma_as_a_width,
        ),
        Wrong(
            id="rbf-layer-gamma-halved",
            title="there is a factor of one half that the formula does not have",
            hint="A centre at distance 1, with gamma = 1, should give exp(-1) = 0.368. What is yours?",
            answer=gamma_halved,
        ),
        Wrong(
            id="rbf-layer-gamma-squared",
            title="gamma is squared together with the distance",
            hint="A centre at distance 1, with gamma = 2, should give exp(-2) = 0.135. What is yours?",
            answer=gamma_squared,
        ),
        Wrong(
            id="rbf-layer-gamma-ignored",
            title="gamma has no effect",
            hint="Call your function with gamma = 0.1 and with gamma = 10. Where in your code does gamma appear?",
            answer=gamma_ignored,
        ),
        Wrong(
            id="rbf-layer-gamma-outside",
            title="gamma stands in front of the exponential, not in it",
            hint="On its centre, an example should give 1 for any gamma. What is yours for gamma = 3?",
            answer=gamma_outside,
        ),
        Wrong(
            id="rbf-layer-not-negated",
            title="the minus sign is missing: your values grow with the distance",
            hint="Where should the value be largest: on the centre, or far away from it?",
            answer=not_negated,
        ),
        Wrong(
            id="rbf-layer-mean-of-squares",
            title="you take the mean over the features where their sum is asked for",
            hint="How long is the way from (0, 0) to (3, 4), and what is its square? What is yours?",
            answer=mean_of_squares,
        ),
        Wrong(
            id="rbf-layer-city-blocks",
            title="you add up absolute differences, not squares",
            hint="How long is the straight way from (0, 0) to (3, 4), and what is its square? What is yours?",
            answer=city_blocks,
        ),
        Wrong(
            id="rbf-layer-largest-offset",
            title="only the feature that differs most counts",
            hint="What is the squared distance from (0, 0) to (3, 4)? What is yours?",
            answer=largest_offset,
        ),
        Wrong(
            id="rbf-layer-square-of-the-sum",
            title="you add up the differences before squaring, so that they cancel",
            hint="What is your distance between (0, 0) and (1, -1)? Which comes first, the square or the sum?",
            answer=square_of_the_sum,
        ),
        Wrong(
            id="rbf-layer-no-exponential",
            title="the exponential is missing",
            hint="On its centre, an example should give 1. What is yours?",
            answer=no_exponential,
        ),
        Wrong(
            id="rbf-layer-distances",
            title="you return the distances times gamma, without the exponential",
            hint="On its centre, an example should give 1, and far away almost 0. What are yours?",
            answer=distances,
        ),
        Wrong(
            id="rbf-layer-inverse-quadratic",
            title="you use 1 / (1 + gamma d²), another radial basis function",
            hint="A centre at distance 3, with gamma = 1: is the value exp(-9), or 0.1?",
            answer=inverse_quadratic,
        ),
        Wrong(
            id="rbf-layer-one-minus",
            title="you return 1 minus the value, which is small where the example is near",
            hint="On its centre, an example should give 1. What is yours?",
            answer=one_minus,
        ),
        Wrong(
            id="rbf-layer-shares",
            title="you divide by the sum over the centres, so that each row sums to 1",
            hint="An example far away from all centres: what should its row say, and what does yours?",
            answer=shares,
        ),
        Wrong(
            id="rbf-layer-dot-products",
            title="you take dot products, not distances",
            hint="On its centre, an example should give 1. What is yours at (2, -1)?",
            answer=dot_products,
        ),
        Wrong(
            id="rbf-layer-binomial-without-the-two",
            title="a factor 2 is missing in (x - c)² = x² - 2xc + c²",
            hint="On its centre, an example should have the distance 0. Which three terms have to cancel?",
            answer=binomial_without_the_two,
        ),
        Wrong(
            id="rbf-layer-transposed",
            title="your result has a row for each centre",
            hint="One example is one row. Which shape do 5 examples and 3 centres make?",
            answer=transposed,
        ),
        Wrong(
            id="rbf-layer-each-with-its-own",
            title="you compare each example with the one centre of the same number",
            hint="How many pairs do 5 examples and 3 centres make? What does X - centers do with their shapes?",
            answer=each_with_its_own,
        ),
        Wrong(
            id="rbf-layer-one-a-feature",
            title="you do not add up over the features",
            hint="Print the shape of your result. Which axis are the features, and is it still there?",
            answer=one_a_feature,
        ),
        Wrong(
            id="rbf-layer-nearest-only",
            title="you return the nearest centre's value only",
            hint="How many columns should the result have for 3 centres?",
            answer=nearest_only,
        ),
        Wrong(
            id="rbf-layer-in-place",
            title="you move the caller's examples, with -= or +=",
            hint="Print X before and after a call. What does X - c make, and what X -= c?",
            answer=in_place,
        ),
        Wrong(
            id="rbf-layer-no-return",
            title="you compute the result and do not return it",
            hint="What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
    ),
)
