"""The answer key of `keras_basics`, one file an exercise."""

from . import build_classifier, compile_classifier, train_classifier

KEYS = (build_classifier.KEY, compile_classifier.KEY, train_classifier.KEY)
