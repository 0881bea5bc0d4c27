"""SystemExit with code 0, GeneratorExit, KeyboardInterrupt: exceptions that `except Exception` lets through.

Expected: error; the others keep their marks.
Told: raises KeyboardInterrupt in line
"""


def softmax(z):
    softmax.calls += 1
    raise (SystemExit(0), GeneratorExit(), KeyboardInterrupt())[softmax.calls % 3]


softmax.calls = 0
