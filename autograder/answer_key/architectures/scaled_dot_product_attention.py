"""scaled_dot_product_attention: softmax(Q Kᵀ / √d_k) V, and the weights; a mask is True where a query may attend."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])  # (n_q, n_k)
    if mask is not None:
        scores = np.where(mask, scores, -1e9)  # far below any score: nothing of it is left after the softmax
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ V, weights


def inputs(rng: np.random.Generator, *, n_q: int, n_k: int, d_k: int, d_v: int) -> tuple:
    return rng.normal(size=(n_q, d_k)), rng.normal(size=(n_k, d_k)), rng.normal(size=(n_k, d_v))


def some_true(rng: np.random.Generator, n_q: int, n_k: int) -> np.ndarray:
    """A random mask, with one key at least for every query, and one at least that is shut off."""
    mask = rng.random((n_q, n_k)) < 0.5
    mask[np.arange(n_q), rng.integers(1, n_k, size=n_q)] = True
    mask[:, 0] = False
    return mask


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    three = inputs(rng, n_q=3, n_k=4, d_k=2, d_v=5)
    square = inputs(rng, n_q=4, n_k=4, d_k=4, d_v=4)
    whole = [rng.integers(-3, 4, size=shape) for shape in ((3, 2), (4, 2), (4, 3))]
    mask = some_true(rng, 3, 4)
    shut = mask.copy()
    shut[1] = False
    far = np.array([[40.0], [-40.0], [0.5]])
    keys = np.array([[30.0], [29.0], [-30.0]])
    apart = np.array([[30.0], [-10.0], [-11.0]])
    first_shut = np.array([[False, True, True]] * 3)
    return (
        case("3 queries, 4 keys, d_k = 2, d_v = 5", *three),
        case("as many queries as keys", *square),
        case("more queries than keys", *inputs(rng, n_q=5, n_k=2, d_k=3, d_v=2)),
        case("a single query", *inputs(rng, n_q=1, n_k=3, d_k=5, d_v=2)),
        case("a single key", *inputs(rng, n_q=3, n_k=1, d_k=2, d_v=2)),
        case("values of one number", *inputs(rng, n_q=2, n_k=3, d_k=3, d_v=1)),
        case("float32", *(a.astype(np.float32) for a in inputs(rng, n_q=2, n_k=3, d_k=3, d_v=2))),
        case("integers", *whole, part="clean"),
        case("32-bit integers", *(a.astype(np.int32) for a in whole), part="clean"),
        case("random numbers and a mask", *three, mask=mask, part="mask"),
        case("a mask of the past", *square, mask=np.tri(4, dtype=bool), part="mask"),
        case("a mask that is True everywhere", *three, mask=np.ones((3, 4), dtype=bool), part="mask"),
        case("random numbers, query 1 may attend to nothing", *three, mask=shut, part="shut out", free=True),
        case("scores of ±1000", far, keys, three[2][:3], part="extremes"),
        case("the highest score is shut off", far, apart, three[2][:3], part="extremes", mask=first_shut),
        case("read-only input", *three, part="clean", read_only=True, mask=mask),
    )


# ---- right answers, in other styles ----


def by_minus_infinity(q, k, v, mask=None):
    scores = np.einsum("id,jd->ij", q, k) / math.sqrt(q.shape[-1])
    if mask is None:
        mask = np.ones(scores.shape, dtype=bool)
    scores = np.where(mask | ~mask.any(axis=1, keepdims=True), scores, -np.inf)
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = e / np.sum(e, axis=-1, keepdims=True)
    return np.einsum("ij,jd->id", weights, v), weights


def query_by_query(Q, K, V, mask=None):
    outputs, all_weights = [], []
    for i, q in enumerate(Q):
        scores = [float(np.dot(q, key)) / len(q) ** 0.5 for key in K]
        allowed = [mask is None or bool(mask[i, j]) for j in range(len(K))]
        highest = max((s for s, ok in zip(scores, allowed, strict=True) if ok), default=0.0)
        e = [math.exp(s - highest) if ok else 0.0 for s, ok in zip(scores, allowed, strict=True)]
        w = [x / sum(e) if sum(e) else 0.0 for x in e]
        all_weights.append(w)
        outputs.append(sum(w[j] * V[j].astype(float) for j in range(len(V))))
    return np.array(outputs), np.array(all_weights)


def zeros_for_the_shut_out(Q, K, V, mask=None):
    scores = Q.dot(K.T) / np.sqrt(Q.shape[1])
    open_ = np.ones_like(scores) if mask is None else mask.astype(float)
    highest = np.max(np.where(open_ > 0, scores, -1e300), axis=1, keepdims=True)
    e = np.exp(np.minimum(scores - highest, 0)) * open_
    total = e.sum(axis=1, keepdims=True)
    weights = np.divide(e, total, out=np.zeros_like(e), where=total > 0)
    return [weights.dot(V), weights]


def scaled_before(Q, K, V, mask=None):
    d = np.asarray(Q.shape[1], dtype=float)
    scores = (Q / d**0.25) @ (K / d**0.25).T
    if mask is not None:
        scores = scores + (1 - mask) * -1e9
    log_weights = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    weights = np.exp(log_weights)
    return weights @ V, weights


# ---- wrong answers, one misconception each ----


def not_scaled(Q, K, V, mask=None):
    scores = Q @ K.T
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def scaled_without_root(Q, K, V, mask=None):
    scores = Q @ K.T / K.shape[1]
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def scaled_by_d_v(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(V.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def scaled_by_keys(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(len(K))
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def scaled_upwards(Q, K, V, mask=None):
    scores = Q @ K.T * np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def scaled_after_softmax(Q, K, V, mask=None):
    scores = Q @ K.T
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True) / np.sqrt(K.shape[1])
    return weights @ V, weights


def softmax_over_queries(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=0))
    weights = e / e.sum(axis=0)
    return weights @ V, weights


def softmax_over_everything(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max())
    weights = e / e.sum()
    return weights @ V, weights


def sigmoid_for_softmax(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    weights = 1 / (1 + np.exp(-np.clip(scores, -700, 700)))
    if mask is not None:
        weights = np.where(mask, weights, 0)
    return weights @ V, weights


def no_softmax(Q, K, V, mask=None):
    weights = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        weights = np.where(mask, weights, 0)
    return weights @ V, weights


def best_key_only(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    weights = np.eye(len(K))[scores.argmax(axis=1)]
    return weights @ V, weights


def mask_ignored(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def mask_turned_round(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, -1e9, scores)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def masked_scores_zero(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = scores * mask
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def masked_scores_low(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -10.0)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def masked_after_softmax(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    if mask is not None:
        weights = weights * mask
    return weights @ V, weights


def masked_after_and_divided(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    if mask is not None:
        weights = weights * mask / np.sum(weights * mask, axis=1, keepdims=True)
    return weights @ V, weights


def nan_for_the_shut_out(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def mask_by_if(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def mask_required(Q, K, V, mask):
    scores = np.where(mask, Q @ K.T / np.sqrt(K.shape[1]), -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def past_only(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    scores = np.where(np.tri(len(Q), len(K), dtype=bool), scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def overflows(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    scores[np.all(scores == -1e9, axis=1)] = 0
    e = np.exp(scores)
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def one_shift_for_all(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask | ~mask.any(axis=1, keepdims=True), scores, -1e9)
    e = np.exp(scores - scores.max())
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def keys_for_values(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ K, weights


def queries_and_keys_exchanged(Q, K, V, mask=None):
    scores = K @ Q.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def keys_not_transposed(Q, K, V, mask=None):
    scores = Q @ K / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def cosines(Q, K, V, mask=None):
    sizes = np.linalg.norm(Q, axis=1)[:, None] * np.linalg.norm(K, axis=1)
    scores = Q @ K.T / np.maximum(sizes, 1e-12)
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def weights_first(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights, weights @ V


def output_only(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V


def scores_returned(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V, scores


def not_divided(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights @ V, weights


def in_place(Q, K, V, mask=None):
    Q /= np.sqrt(K.shape[1])
    scores = Q @ K.T
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


def nothing_returned(Q, K, V, mask=None):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    print(weights @ V, weights)


KEY = AnswerKey(
    exercise="scaled_dot_product_attention",
    reference=scaled_dot_product_attention,
    cases=cases,
    right=(by_minus_infinity, query_by_query, zeros_for_the_shut_out, scaled_before),
    wrong=(
        Wrong(
            id="scaled-dot-product-attention-not-scaled",
            title="you do not divide the scores by √d_k",
            hint="Repeat every column of Q and K four times: by how much do your scores grow, and how sharp do the weights "
            "become?",
            answer=not_scaled,
        ),
        Wrong(
            id="scaled-dot-product-attention-scaled-without-root",
            title="you divide by d_k instead of its root",
            hint="A sum of d products of random numbers is about √d large. By what should it be divided to stay near 1?",
            answer=scaled_without_root,
        ),
        Wrong(
            id="scaled-dot-product-attention-scaled-by-d-v",
            title="you take the width of V for d_k",
            hint="Which of the three arrays decide how many products are added in one score?",
            answer=scaled_by_d_v,
        ),
        Wrong(
            id="scaled-dot-product-attention-scaled-by-keys",
            title="you divide by the root of the number of keys, not of their width",
            hint="Which of the two numbers of K.shape says how many products are added in one score?",
            answer=scaled_by_keys,
        ),
        Wrong(
            id="scaled-dot-product-attention-scaled-upwards",
            title="you multiply the scores by √d_k where they should be divided",
            hint="Should wider keys make the scores larger, or be made up for?",
            answer=scaled_upwards,
        ),
        Wrong(
            id="scaled-dot-product-attention-scaled-too-late",
            title="you divide by √d_k after the softmax",
            hint="What do the weights of one query sum to? Which comes first in the formula?",
            answer=scaled_after_softmax,
        ),
        Wrong(
            id="scaled-dot-product-attention-softmax-over-queries",
            title="your softmax runs over the queries, down the columns",
            hint="Each query shares out a weight of 1 among the keys. Along which axis of (n_q, n_k) do the keys lie?",
            answer=softmax_over_queries,
        ),
        Wrong(
            id="scaled-dot-product-attention-softmax-over-everything",
            title="your softmax divides by the sum of the whole matrix",
            hint="Each query shares out a weight of 1 of its own. What do your rows sum to?",
            answer=softmax_over_everything,
        ),
        Wrong(
            id="scaled-dot-product-attention-sigmoid",
            title="you use a sigmoid where a softmax belongs",
            hint="What do the weights of one query sum to, and what should they?",
            answer=sigmoid_for_softmax,
        ),
        Wrong(
            id="scaled-dot-product-attention-no-softmax",
            title="you use the scores themselves as weights",
            hint="Can a weight be negative? What turns any scores into shares of 1?",
            answer=no_softmax,
        ),
        Wrong(
            id="scaled-dot-product-attention-best-key-only",
            title="every query takes the best key only",
            hint="Two keys with equal scores: which weights should they get? Could a network learn through argmax?",
            answer=best_key_only,
        ),
        Wrong(
            id="scaled-dot-product-attention-mask-ignored",
            title="the mask has no effect",
            hint="Where in your code does mask appear? Call your function with a mask that shuts off key 0, and look at its "
            "column.",
            answer=mask_ignored,
        ),
        Wrong(
            id="scaled-dot-product-attention-mask-turned-round",
            title="you shut off the places where the mask is True",
            hint="Is True here the permission or the ban? Libraries differ; what does the exercise say?",
            answer=mask_turned_round,
        ),
        Wrong(
            id="scaled-dot-product-attention-masked-scores-zero",
            title="you set the scores that are shut off to 0, which is a score like any other",
            hint="What weight does a score of 0 get beside another 0? Which score would get no weight at all?",
            answer=masked_scores_zero,
        ),
        Wrong(
            id="scaled-dot-product-attention-masked-scores-low",
            title="the number you put where the mask is False is not low enough",
            hint="What is left of exp(-10), and what of exp(-1000000000)? How low could real scores be?",
            answer=masked_scores_low,
        ),
        Wrong(
            id="scaled-dot-product-attention-masked-after-softmax",
            title="you set weights to 0 after the softmax, so that the others no longer sum to 1",
            hint="Sum each row of your weights. What if the mask is applied to the scores, before the softmax?",
            answer=masked_after_softmax,
        ),
        Wrong(
            id="scaled-dot-product-attention-masked-and-divided",
            title="you mask after the softmax and divide again, which fails where nothing of the open keys was left",
            hint="Let a key that is shut off have a score 1000 above the others. What is left of the others' weights before "
            "you divide?",
            answer=masked_after_and_divided,
        ),
        Wrong(
            id="scaled-dot-product-attention-nan-for-the-shut-out",
            title="a query that may attend to nothing gets nan, since -inf minus -inf has no value",
            hint="What is the largest of [-inf, -inf], and what do you subtract it from? Would a finite number, very low, do?",
            answer=nan_for_the_shut_out,
        ),
        Wrong(
            id="scaled-dot-product-attention-mask-by-if",
            title="you ask `if mask`, which has no answer for an array",
            hint="What does Python say to `if np.array([True, False])`? How can you ask whether a mask was given at all?",
            answer=mask_by_if,
        ),
        Wrong(
            id="scaled-dot-product-attention-mask-required",
            title="your function cannot be called without a mask",
            hint="Try it with Q, K and V alone. Compare the first line of your function with the one that was given.",
            answer=mask_required,
        ),
        Wrong(
            id="scaled-dot-product-attention-past-only",
            title="your queries always look at the past only, whatever the mask says",
            hint="The first query of yours sees one key. Which of them may it see if no mask is given?",
            answer=past_only,
        ),
        Wrong(
            id="scaled-dot-product-attention-overflow",
            title="your softmax overflows for large scores",
            hint="What is np.exp(1000.0)? Subtracting the same number from all scores of a row changes no weight.",
            answer=overflows,
        ),
        Wrong(
            id="scaled-dot-product-attention-one-shift-for-all",
            title="you subtract the largest score of all, and a row far below it is left with 0 / 0",
            hint="Each query has a largest score of its own. Which argument of max finds one for each row?",
            answer=one_shift_for_all,
        ),
        Wrong(
            id="scaled-dot-product-attention-keys-for-values",
            title="you mix the keys, not the values",
            hint="What is found by the keys, and what is fetched? Which width should the output have?",
            answer=keys_for_values,
        ),
        Wrong(
            id="scaled-dot-product-attention-queries-and-keys-exchanged",
            title="queries and keys are exchanged",
            hint="The weights have a row for each query. How many rows have yours, with 3 queries and 4 keys?",
            answer=queries_and_keys_exchanged,
        ),
        Wrong(
            id="scaled-dot-product-attention-keys-not-transposed",
            title="you multiply Q with K, without the transpose",
            hint="A score is the product of one query with one key, both rows. Print the shapes: do (n_q, d_k) and (n_k, d_k) "
            "fit?",
            answer=keys_not_transposed,
        ),
        Wrong(
            id="scaled-dot-product-attention-cosines",
            title="you divide by the lengths of query and key, which makes cosines",
            hint="If a query doubles, should its attention become sharper? What does the formula divide by?",
            answer=cosines,
        ),
        Wrong(
            id="scaled-dot-product-attention-weights-first",
            title="you return (weights, output) where (output, weights) is asked for",
            hint="Print the shapes of both. Which has a column for each key?",
            answer=weights_first,
        ),
        Wrong(
            id="scaled-dot-product-attention-output-only",
            title="you return the output without the weights",
            hint="How many values does the exercise ask for? The last section draws one of them.",
            answer=output_only,
        ),
        Wrong(
            id="scaled-dot-product-attention-scores-returned",
            title="the second value you return is the scores, not the weights",
            hint="What should the rows of the second value sum to?",
            answer=scores_returned,
        ),
        Wrong(
            id="scaled-dot-product-attention-not-divided",
            title="your softmax takes exponentials and does not divide by their sum",
            hint="What do the weights of one query sum to, and what should they?",
            answer=not_divided,
        ),
        Wrong(
            id="scaled-dot-product-attention-in-place",
            title="you change the caller's array, with /= or *=",
            hint="Call your function twice with the same Q. Does the second call give the same as the first?",
            answer=in_place,
        ),
        Wrong(
            id="scaled-dot-product-attention-no-return",
            title="you compute output and weights and do not return them",
            hint="Try `x = scaled_dot_product_attention(Q, K, V)` and then `print(x)`. What is the difference between "
            "printing and returning?",
            answer=nothing_returned,
        ),
    ),
)
