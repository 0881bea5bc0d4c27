"""The answer key of `keras_basics`, one file an exercise."""

from . import (
    build_classifier,
    build_digit_classifier,
    compile_classifier,
    evaluate_classifier,
    forward_in_numpy,
    gradient_tape_step,
    train_classifier,
)

KEYS = (
    build_classifier.KEY,
    compile_classifier.KEY,
    train_classifier.KEY,
    evaluate_classifier.KEY,
    forward_in_numpy.KEY,
    gradient_tape_step.KEY,
    build_digit_classifier.KEY,
)
