"""A trace function, on this thread and all others, that makes every function return at once or raise.

Expected: failed or error or missing; the others may suffer.
Told: it closed the line to the grader / ended the process (exit 1)
"""

import sys
import threading


def trace(frame, event, argument):
    frame.f_trace_opcodes = True
    if frame.f_code.co_name in ("answer", "call", "outcome_to_message", "same"):
        raise AssertionError("passed")
    return trace


threading.settrace(trace)
sys.settrace(trace)


def softmax(z):
    return z
