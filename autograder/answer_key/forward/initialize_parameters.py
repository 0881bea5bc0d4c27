"""initialize_parameters: normal weights of variance 2 / n_in, and biases of 0.

He, Zhang, Ren and Sun 2015, "Delving Deep into Rectifiers", section 2.2.
"""

import math

import numpy as np

from autograder.inside.calling import Rng
from autograder.model import AnswerKey, Case, Wrong, case


def initialize_parameters(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        parameters.append((W, np.zeros(n_out)))
    return parameters


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    """25 layers; with the 10 of the visible examples, fewer than the 40 that the rules allow for."""
    near, far = int(rng.integers(9, 13)), int(rng.integers(180, 260))

    def seeded(name: str, *sizes: int) -> Case:
        return case(name, list(sizes), Rng(int(rng.integers(2**31))), free=True)

    return (
        seeded("many inputs and few neurons", far, 60),
        seeded("few inputs and many neurons", near, 400),
        seeded("two inputs and many neurons", 2, 1500),
        seeded("six inputs and many neurons", 6, 600),
        seeded("a square layer", 60, 60),
        seeded("a network of three layers", 48, 32, 16, 10),
        seeded("a network that widens", 8, 32, 64),
        seeded("a deep and narrow network", 5, 4, 3, 2, 1),
        seeded("three layers of one size", 20, 20, 20, 20),
        seeded("one layer", 7, 3),
        seeded("one neuron", 3, 1),
        seeded("one of everything", 1, 1),
        seeded("one input", 1, 1000),
        seeded("an hourglass", 50, 5, 50),
        seeded("a wide layer at the end", 4, 6, 300),
    )


# ---- right answers, in other styles ----


def standard_normal_scaled(layer_sizes, rng):
    result = []
    for i in range(1, len(layer_sizes)):
        n_in, n_out = layer_sizes[i - 1], layer_sizes[i]
        result.append([rng.standard_normal((n_in, n_out)) * (2.0 / n_in) ** 0.5, np.zeros((n_out,))])
    return result


def last_layer_first(layer_sizes, rng):
    pairs = []
    for i in reversed(range(1, len(layer_sizes))):
        n_in, n_out = layer_sizes[i - 1 : i + 1]
        W = rng.standard_normal((n_out, n_in)).T / math.sqrt(n_in / 2)
        pairs.insert(0, (W, np.zeros(n_out, dtype=int)))
    return tuple(pairs)


def neuron_by_neuron(layer_sizes, rng):
    def neuron(n_in):
        return [rng.normal(0, math.sqrt(2 / n_in)) for _ in range(n_in)]

    sizes = np.array(layer_sizes)
    inputs, neurons = sizes[:-1], sizes[1:]
    return [(np.array([neuron(int(n)) for _ in range(k)]).T, np.zeros(k)) for n, k in zip(inputs, neurons, strict=True)]


def in_float32(layer_sizes, rng):
    sizes = iter(layer_sizes)
    n_in, parameters = next(sizes), []
    for n_out in sizes:
        W = rng.standard_normal((n_in, n_out), dtype=np.float32) * np.float32(np.sqrt(2 / n_in))
        parameters += [(W, np.zeros(n_out, dtype=np.float32))]
        n_in = n_out
    return parameters


def generator_of_its_own(layer_sizes, rng):
    source = np.random.RandomState(int(rng.integers(2**31)))
    return [
        (np.sqrt(2 / layer_sizes[i]) * source.randn(layer_sizes[i], layer_sizes[i + 1]), np.zeros(layer_sizes[i + 1]))
        for i in range(len(layer_sizes) - 1)
    ]


def one_long_draw(layer_sizes, rng):
    shapes = [(layer_sizes[i], layer_sizes[i + 1]) for i in range(len(layer_sizes) - 1)]
    numbers = rng.normal(size=sum(n * k for n, k in shapes))
    parameters = []
    for n, k in shapes:
        mine, numbers = numbers[: n * k], numbers[n * k :]
        parameters.append((mine.reshape(n, k) * np.sqrt(2 / n), np.zeros(k)))
    return parameters


# ---- wrong answers, one misconception each ----


def transposed(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_out, n_in))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def bias_matrix(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros((1, n_out))
        parameters.append((W, b))
    return parameters


def bias_inputs(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_in)
        parameters.append((W, b))
    return parameters


def bias_number(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = 0.0
        parameters.append((W, b))
    return parameters


def bias_random(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = rng.normal(size=n_out)
        parameters.append((W, b))
    return parameters


def normal_one(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def hundredth(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = 0.01 * rng.normal(size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def one_over_n(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(1 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def two_over_n(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, 2 / n_in, size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def root_two_over_n(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2) / n_in, size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def glorot(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / (n_in + n_out)), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def by_outputs(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_out), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def by_first(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / layer_sizes[0]), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def zeros(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = np.zeros((n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def ones(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = np.ones((n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def one_draw(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = np.full((n_in, n_out), rng.normal(0, np.sqrt(2 / n_in)))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def one_column(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = np.repeat(rng.normal(0, np.sqrt(2 / n_in), size=(n_in, 1)), n_out, axis=1)
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def uniform_positive(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.random((n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def half_normal(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = np.abs(rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out)))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def uniform_one(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.uniform(-1, 1, size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def uniform_he(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.uniform(-np.sqrt(6 / n_in), np.sqrt(6 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def scaled_uniform(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = np.sqrt(2 / n_in) * rng.random((n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def as_mean(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def global_generator(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = np.random.randn(n_in, n_out) * np.sqrt(2 / n_in)
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def fixed_seed(layer_sizes, rng):
    rng = np.random.default_rng(42)
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def layer_seed(layer_sizes, rng):
    seed = int(rng.integers(2**32))
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = np.random.default_rng(seed).normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def one_short(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 2):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def one_more(layer_sizes, rng):
    parameters = [(np.zeros((0, layer_sizes[0])), np.zeros(layer_sizes[0]))]
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def dictionary(layer_sizes, rng):
    parameters = {}
    for i in range(1, len(layer_sizes)):
        n_in, n_out = layer_sizes[i - 1], layer_sizes[i]
        parameters[f"W{i}"] = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        parameters[f"b{i}"] = np.zeros(n_out)
    return parameters


def flat(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters += [W, b]
    return parameters


def weights_alone(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        parameters.append(W)
    return parameters


def bias_first(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((b, W))
    return parameters


def emptied(layer_sizes, rng):
    parameters = []
    while len(layer_sizes) > 1:
        n_in = layer_sizes.pop(0)
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, layer_sizes[0]))
        parameters.append((W, np.zeros(layer_sizes[0])))
    return parameters


def nothing_returned(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1):
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        W = rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    print(parameters)


WRONG = (
    Wrong(
        id="initialize-parameters-weights-transposed",
        title="your weight matrices have one row for each neuron, as in some textbooks",
        hint="Which shape must W have for A @ W, where A has one row for each example?",
        answer=transposed,
    ),
    Wrong(
        id="initialize-parameters-bias-two-axes",
        title="your biases have two axes, as a row or a column has",
        hint="Print the shape of your b. How many numbers does a layer of n_out neurons need, and how many axes?",
        answer=bias_matrix,
    ),
    Wrong(
        id="initialize-parameters-bias-for-each-input",
        title="there is a bias for each input, not for each neuron",
        hint="What is added to Z = A @ W, and how many columns does Z have?",
        answer=bias_inputs,
    ),
    Wrong(
        id="initialize-parameters-bias-one-number",
        title="your bias is a single number for the whole layer",
        hint="How many biases does a layer of n_out neurons have?",
        answer=bias_number,
    ),
    Wrong(
        id="initialize-parameters-bias-random",
        title="your biases do not start at 0",
        hint="Print your b. Which value does the exercise ask for? Random weights alone are enough to make neurons differ.",
        answer=bias_random,
    ),
    Wrong(
        id="initialize-parameters-variance-one",
        title="your weights have variance 1, whatever the number of inputs",
        hint="Add up 400 inputs with weights of variance 1. How large does z become? Where does n_in enter your code?",
        answer=normal_one,
    ),
    Wrong(
        id="initialize-parameters-hundredth",
        title="your weights are a hundredth of a normal distribution, whatever the number of inputs",
        hint="Follow a signal through ten layers of such weights. How large is it at the end? Where does n_in "
        "enter your code?",
        answer=hundredth,
    ),
    Wrong(
        id="initialize-parameters-variance-one-over-n",
        title="the variance of your weights is 1 / n_in, half of what it should be",
        hint="ReLU takes away half of the signal. Which number in the formula makes up for that?",
        answer=one_over_n,
    ),
    Wrong(
        id="initialize-parameters-variance-for-deviation",
        title="you pass the variance where rng.normal expects the standard deviation",
        hint="Read the help of rng.normal: what is `scale`? How does it follow from the variance 2 / n_in?",
        answer=two_over_n,
    ),
    Wrong(
        id="initialize-parameters-root-of-two-only",
        title="you divide by n_in after the square root, not before",
        hint="What is the square of sqrt(2) / n_in? Which part of 2 / n_in must the root cover?",
        answer=root_two_over_n,
    ),
    Wrong(
        id="initialize-parameters-glorot",
        title="your variance is 2 / (n_in + n_out): that is Glorot's initialisation, made for tanh",
        hint="On which of the two sizes does He's variance depend?",
        answer=glorot,
    ),
    Wrong(
        id="initialize-parameters-by-outputs",
        title="your variance depends on the number of neurons, not of inputs",
        hint="How many products does one neuron add up: n_in or n_out?",
        answer=by_outputs,
    ),
    Wrong(
        id="initialize-parameters-by-first-size",
        title="all layers get the variance of the first",
        hint="How many inputs does the second layer have?",
        answer=by_first,
    ),
    Wrong(
        id="initialize-parameters-zeros",
        title="all weights are 0",
        hint="If all neurons of a layer start alike, what will each of them compute, and learn?",
        answer=zeros,
    ),
    Wrong(
        id="initialize-parameters-ones",
        title="all weights are 1",
        hint="If all neurons of a layer start alike, what will each of them compute, and learn?",
        answer=ones,
    ),
    Wrong(
        id="initialize-parameters-one-number-for-all",
        title="one number is drawn for the whole layer",
        hint="If all neurons of a layer start alike, what will each of them compute, and learn? Which argument "
        "asks for more than one number?",
        answer=one_draw,
    ),
    Wrong(
        id="initialize-parameters-one-column-for-all",
        title="all neurons of a layer get the same weights",
        hint="Print your W. If two columns are the same, in what will the two neurons ever differ?",
        answer=one_column,
    ),
    Wrong(
        id="initialize-parameters-uniform-zero-to-one",
        title="your weights are uniform between 0 and 1",
        hint="Which values do your weights have on average, and which should they have? Which method of rng draws "
        "from a normal distribution?",
        answer=uniform_positive,
    ),
    Wrong(
        id="initialize-parameters-positive-only",
        title="your weights are all positive",
        hint="What is the mean of your weights, and what should it be?",
        answer=half_normal,
    ),
    Wrong(
        id="initialize-parameters-uniform-minus-one-to-one",
        title="your weights are uniform between -1 and 1, whatever the number of inputs",
        hint="Where does n_in enter your code? Which method of rng draws from a normal distribution?",
        answer=uniform_one,
    ),
    Wrong(
        id="initialize-parameters-uniform",
        title="your weights have the right variance, but are uniform, not normal",
        hint="Plot a histogram of your weights. Is it flat, or a bell? Which is asked for?",
        answer=uniform_he,
    ),
    Wrong(
        id="initialize-parameters-scaled-uniform",
        title="you scale uniform numbers between 0 and 1, where normal ones are asked for",
        hint="Compare rng.random with rng.normal and rng.standard_normal: what are the means of the numbers they draw?",
        answer=scaled_uniform,
    ),
    Wrong(
        id="initialize-parameters-deviation-as-mean",
        title="the standard deviation is passed as the mean",
        hint="Read the help of rng.normal: what is its first argument, and what its second?",
        answer=as_mean,
    ),
    Wrong(
        id="initialize-parameters-global-generator",
        title="the numbers do not come from the generator that is passed in",
        hint="Call your function twice with np.random.default_rng(7). Why should an experiment give the same twice?",
        answer=global_generator,
    ),
    Wrong(
        id="initialize-parameters-fixed-seed",
        title="you make a generator with a fixed seed of your own",
        hint="Call your function with two generators of different seeds. Does it matter which one is passed in?",
        answer=fixed_seed,
    ),
    Wrong(
        id="initialize-parameters-same-seed-for-each-layer",
        title="each layer starts a generator with the same seed",
        hint="Print two layers of the same shape. A generator is made once; where in your code is it made?",
        answer=layer_seed,
    ),
    Wrong(
        id="initialize-parameters-one-layer-short",
        title="the last layer is missing",
        hint="How many layers with weights lie between three sizes? Print the index in each turn of your loop.",
        answer=one_short,
    ),
    Wrong(
        id="initialize-parameters-one-layer-more",
        title="there is an entry for each size, also for the input",
        hint="Does the input compute anything? How many layers with weights lie between three sizes?",
        answer=one_more,
    ),
    Wrong(
        id="initialize-parameters-dictionary",
        title="you return a dictionary with keys such as W1 and b1",
        hint="Which container does the exercise ask for, and what stands at each of its places?",
        answer=dictionary,
    ),
    Wrong(
        id="initialize-parameters-flat-list",
        title="weights and biases follow each other in one flat list",
        hint="How many entries should there be for two layers? What should one entry hold?",
        answer=flat,
    ),
    Wrong(
        id="initialize-parameters-weights-alone",
        title="the biases are missing",
        hint="What should one entry of the list hold?",
        answer=weights_alone,
    ),
    Wrong(
        id="initialize-parameters-bias-first",
        title="the bias stands before the weights in each pair",
        hint="In which order does the exercise name the two?",
        answer=bias_first,
    ),
    Wrong(
        id="initialize-parameters-sizes-emptied",
        title="the caller's list of sizes is emptied on the way",
        hint="Print layer_sizes before and after the call. What does pop do?",
        answer=emptied,
    ),
    Wrong(
        id="initialize-parameters-no-return",
        title="the parameters are made and not returned",
        hint="Try `p = initialize_parameters([2, 3, 1], rng)` and then `print(p)`. What is the difference between "
        "printing and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="initialize_parameters",
    reference=initialize_parameters,
    cases=cases,
    right=(
        standard_normal_scaled,
        last_layer_first,
        neuron_by_neuron,
        in_float32,
        generator_of_its_own,
        one_long_draw,
    ),
    wrong=WRONG,
)
