"""The worker's own code, in the same process, is changed so that every answer says "passed" with full marks.

Expected: error; the others may suffer.
Told: an outcome that is not of the wire
"""

import inside.wire
import inside.worker

inside.wire.KINDS = ("passed", *inside.wire.KINDS)
inside.wire.outcome_to_message = lambda outcome: {"kind": "passed", "status": "passed", "score": 3.0, "value": True}


def softmax(z):
    return z
