"""gram_matrix: FᵀF / (h·w), with one pixel a row of F and one channel a column."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def gram_matrix(features):
    h, w, channels = features.shape
    F = features.reshape(h * w, channels)
    return F.T @ F / (h * w)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    features = rng.normal(1, 2, size=(3, 4, 2))
    return (
        case("3 × 4 pixels of 2 channels", features),
        case("4 × 3 pixels of 5 channels", rng.normal(1, 2, size=(4, 3, 5))),
        case("as many channels as rows and columns", rng.normal(1, 2, size=(3, 3, 3))),
        case("as many channels as pixels", rng.normal(1, 2, size=(2, 2, 4))),
        case("more channels than pixels", rng.normal(1, 2, size=(1, 2, 4))),
        case("a single channel", rng.normal(1, 2, size=(4, 2, 1))),
        case("a single row of pixels", rng.normal(1, 2, size=(1, 5, 3))),
        case("a single column of pixels", rng.normal(1, 2, size=(5, 1, 2))),
        case("negative numbers only", -rng.uniform(1, 5, size=(2, 3, 2))),
        case("float32", rng.normal(1, 2, size=(3, 2, 3)).astype(np.float32)),
        case("integers", rng.integers(-9, 10, size=(3, 5, 2)), part="integers"),
        case("32-bit integers", rng.integers(0, 256, size=(2, 5, 3)).astype(np.int32), part="integers"),
        case("read-only input", features, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_einsum(features):
    h, w = features.shape[:2]
    return np.einsum("ijk,ijl->kl", features, features) / (h * w)


def by_tensordot(x):
    return np.tensordot(x, x, axes=((0, 1), (0, 1))) / x[..., 0].size


def pixel_by_pixel(features):
    pixels = [pixel for line in features for pixel in line]
    return sum(np.outer(pixel, pixel).astype(float) for pixel in pixels) / len(pixels)


def channel_by_channel(features):
    c = features.shape[2]
    gram = np.empty((c, c))
    for i in range(c):
        for j in range(c):
            gram[i, j] = np.mean(features[:, :, i] * features[:, :, j])
    return gram


def channels_first(features):
    c = features.shape[-1]
    F = np.transpose(features, (2, 0, 1)).reshape(c, -1).astype(float)
    return np.dot(F, F.T) / F.shape[1]


# ---- wrong answers, one misconception each ----


def not_divided(features):
    F = features.reshape(-1, features.shape[2])
    return F.T @ F


def divided_by_everything(features):
    F = features.reshape(-1, features.shape[2])
    return F.T @ F / features.size


def divided_by_channels(features):
    F = features.reshape(-1, features.shape[2])
    return F.T @ F / features.shape[2]


def divided_by_height(features):
    F = features.reshape(-1, features.shape[2])
    return F.T @ F / features.shape[0]


def divided_by_width(features):
    F = features.reshape(-1, features.shape[2])
    return F.T @ F / features.shape[1]


def divided_by_one_less(features):
    F = features.reshape(-1, features.shape[2])
    return F.T @ F / max(len(F) - 1, 1)


def divided_twice(features):
    F = features.reshape(-1, features.shape[2]) / (features.shape[0] * features.shape[1])
    return F.T @ F


def divided_by_the_root(features):
    F = features.reshape(-1, features.shape[2])
    return F.T @ F / np.sqrt(len(F))


def pixels_with_pixels(features):
    F = features.reshape(-1, features.shape[2])
    return F @ F.T / len(F)


def reshaped_to_channels_first(features):
    h, w, c = features.shape
    F = features.reshape(c, h * w)
    return F @ F.T / (h * w)


def first_axis_is_the_channels(features):
    c, h, w = features.shape
    F = features.reshape(c, h * w)
    return F @ F.T / (h * w)


def centred(features):
    F = features.reshape(-1, features.shape[2])
    F = F - F.mean(axis=0)
    return F.T @ F / len(F)


def as_cosines(features):
    F = features.reshape(-1, features.shape[2])
    F = F / np.sqrt((F**2.0).sum(axis=0))
    return F.T @ F


def of_the_means(features):
    mean = features.mean(axis=(0, 1))
    return np.outer(mean, mean)


def diagonal_only(features):
    return np.diag((features**2.0).mean(axis=(0, 1)))


def squares_only(features):
    return (features**2.0).mean(axis=(0, 1))


def elementwise(features):
    return features * features / (features.shape[0] * features.shape[1])


def upper_half_only(features):
    F = features.reshape(-1, features.shape[2])
    return np.triu(F.T @ F / len(F))


def one_number(features):
    return np.sum(features**2.0) / (features.shape[0] * features.shape[1])


def whole_division(features):
    F = features.reshape(-1, features.shape[2])
    return F.T @ F // len(F)


def into_integers(features):
    F = features.reshape(-1, features.shape[2])
    gram = np.zeros((F.shape[1], F.shape[1]), dtype=features.dtype)
    gram[:] = F.T @ F / len(F)
    return gram


def shape_changed_in_place(features):
    h, w, c = features.shape
    features.shape = (h * w, c)
    return features.T @ features / (h * w)


def divided_in_place(features):
    h, w, c = features.shape
    features /= np.sqrt(h * w)
    F = features.reshape(-1, c)
    return F.T @ F


def a_list(features):
    F = features.reshape(-1, features.shape[2])
    return (F.T @ F / len(F)).tolist()


def nothing_returned(features):
    F = features.reshape(-1, features.shape[2])
    print(F.T @ F / len(F))


KEY = AnswerKey(
    exercise="gram_matrix",
    reference=gram_matrix,
    cases=cases,
    right=(by_einsum, by_tensordot, pixel_by_pixel, channel_by_channel, channels_first),
    wrong=(
        Wrong(
            id="gram-matrix-not-divided",
            title="you do not divide by the number of pixels",
            hint="Put two copies of an image side by side: the texture is the same. Is your matrix the same?",
            answer=not_divided,
        ),
        Wrong(
            id="gram-matrix-divided-by-everything",
            title="you divide by the number of all values, channels included",
            hint="How many pixels have 2 × 3 pixels of 4 channels? By how much do you divide?",
            answer=divided_by_everything,
        ),
        Wrong(
            id="gram-matrix-divided-by-channels",
            title="you divide by the number of channels",
            hint="Each entry is a sum over all pixels. How many pixels are there, and by how much do you divide?",
            answer=divided_by_channels,
        ),
        Wrong(
            id="gram-matrix-divided-by-height",
            title="you divide by the height alone",
            hint="Each entry is a sum over all pixels. How many pixels have 2 rows of 3?",
            answer=divided_by_height,
        ),
        Wrong(
            id="gram-matrix-divided-by-width",
            title="you divide by the width alone",
            hint="Each entry is a sum over all pixels. How many pixels have 2 rows of 3?",
            answer=divided_by_width,
        ),
        Wrong(
            id="gram-matrix-divided-by-one-less",
            title="you divide by the number of pixels less one, as for a variance",
            hint="How many pixels does a sum over 2 × 3 pixels have, and by how much do you divide?",
            answer=divided_by_one_less,
        ),
        Wrong(
            id="gram-matrix-divided-twice",
            title="you divide F itself by the number of pixels, so that the product is divided by it twice",
            hint="If both factors of a product are divided by 6, by how much is the product divided?",
            answer=divided_twice,
        ),
        Wrong(
            id="gram-matrix-divided-by-the-root",
            title="you divide by the root of the number of pixels",
            hint="Put two copies of an image side by side: the texture is the same. Is your matrix the same?",
            answer=divided_by_the_root,
        ),
        Wrong(
            id="gram-matrix-pixels-with-pixels",
            title="you multiply pixels with pixels (F Fᵀ) instead of channels with channels",
            hint="How large is your matrix for 2 × 3 pixels of 2 channels? Which of the two factors has to be transposed?",
            answer=pixels_with_pixels,
        ),
        Wrong(
            id="gram-matrix-reshape-for-transpose",
            title="you reshape to (c, h·w), which mixes the channels instead of sorting them",
            hint="Print np.array([[[1, 10], [2, 20]]]).reshape(2, 2). Does its first row hold the first channel? What turns "
            "rows into columns without mixing?",
            answer=reshaped_to_channels_first,
        ),
        Wrong(
            id="gram-matrix-channels-first",
            title="you take the first axis for the channels",
            hint="Features are (h, w, c) here. Which number of features.shape is the number of channels?",
            answer=first_axis_is_the_channels,
        ),
        Wrong(
            id="gram-matrix-centred",
            title="you subtract each channel's mean first, which makes a covariance",
            hint="What does your function give for one single pixel [3, 2]? What does the formula?",
            answer=centred,
        ),
        Wrong(
            id="gram-matrix-cosines",
            title="you scale each channel to length 1 first",
            hint="If all features double, should the matrix stay the same? What does the formula say?",
            answer=as_cosines,
        ),
        Wrong(
            id="gram-matrix-of-the-means",
            title="you multiply the channels' means, instead of taking the mean of the products",
            hint="Two channels that are never active in the same pixel: what should their entry be, and what is yours?",
            answer=of_the_means,
        ),
        Wrong(
            id="gram-matrix-diagonal-only",
            title="you compare each channel with itself only",
            hint="Which channels does the entry [0, 1] tell about? When should it be 0?",
            answer=diagonal_only,
        ),
        Wrong(
            id="gram-matrix-squares-only",
            title="you return one mean square for each channel",
            hint="How many pairs can be made of c channels? The matrix has an entry for each of them.",
            answer=squares_only,
        ),
        Wrong(
            id="gram-matrix-elementwise",
            title="you square the features element by element, with * where a matrix product is meant",
            hint="What is the difference between A * B and A @ B? Which of them adds up over the pixels?",
            answer=elementwise,
        ),
        Wrong(
            id="gram-matrix-upper-half-only",
            title="you leave one half of the matrix at 0",
            hint="How are the entries [0, 1] and [1, 0] related?",
            answer=upper_half_only,
        ),
        Wrong(
            id="gram-matrix-one-number",
            title="you add up over the channels too, and return one number",
            hint="The result has a row and a column for each channel. Over which axes should be summed?",
            answer=one_number,
        ),
        Wrong(
            id="gram-matrix-whole-division",
            title="you divide with //, which rounds down",
            hint="Compare 5 / 2 and 5 // 2.",
            answer=whole_division,
        ),
        Wrong(
            id="gram-matrix-into-integers",
            title="your result has the type of the features, and integers cannot hold fractions",
            hint="Try features of whole numbers. What is the dtype of your result?",
            answer=into_integers,
        ),
        Wrong(
            id="gram-matrix-shape-changed",
            title="you change the shape of the caller's array",
            hint="Print features.shape before and after a call. Which function returns a new view instead?",
            answer=shape_changed_in_place,
        ),
        Wrong(
            id="gram-matrix-in-place",
            title="you divide the caller's array itself, with /=",
            hint="Call your function twice on the same features. Does the second call give the same as the first?",
            answer=divided_in_place,
        ),
        Wrong(
            id="gram-matrix-list",
            title="you return a list of rows, not an array",
            hint="What does `2 * result` give for a list, and for an array?",
            answer=a_list,
        ),
        Wrong(
            id="gram-matrix-no-return",
            title="you compute the result and do not return it",
            hint="Try `x = gram_matrix(features)` and then `print(x)`. What is the difference between printing and "
            "returning?",
            answer=nothing_returned,
        ),
    ),
)
