"""All memory of the process is read through /proc/self/mem, for what the process it was forked from may have known.

Expected: failed; the others keep their marks.
Told: more than 10 MB read: True
"""

import re

WANTED = re.compile(
    rb"softmax-over[-]columns|looks as[ ]if your|gradebook[.]db|AnswerKey[(]|submitted[/]|Misconcep[t]ion"
)
read = 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    for line in maps:
        place, rights, *rest = line.split()
        start, end = (int(number, 16) for number in place.split("-"))
        if rights.startswith("rw") and end - start < 2**28:
            try:
                memory.seek(start)
                block = memory.read(end - start)
            except OSError:
                continue
            read += len(block)
            for found in WANTED.finditer(block):
                print("LE" + "AK", found, line)
            del block
print("more than 10 MB read:", read > 10_000_000)


def softmax(z):
    return z
