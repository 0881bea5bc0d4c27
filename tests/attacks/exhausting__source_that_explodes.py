"""Source that is small to hand in and astronomical to compile: nested brackets, and constants to be folded.

Expected: failed; the others keep their marks.
Told: SyntaxError\\nSyntaxError
"""

for source in (
    "(" * 5000 + ")" * 5000,
    "x = " + "[" * 3000,
    "1" + "+1" * 50_000,
    "lambda: " * 3000 + "0",
    "-" * 50_000 + "1",
):
    try:
        compile(source, "explodes", "exec")
    except (SyntaxError, MemoryError, RecursionError, ValueError) as error:
        print(type(error).__name__)


def softmax(z):
    return z
