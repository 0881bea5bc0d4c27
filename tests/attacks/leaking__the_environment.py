"""Secrets are looked for in the environment, in command lines and in the memory of other processes.

Expected: failed; the others keep their marks.
Told: the search is over
"""

import glob
import os

for number in os.listdir("/proc"):
    if number.isdigit() and int(number) != os.getpid():
        print("LE" + "AK process", number)
for name in os.environ:
    if any(word in name for word in ("TOKEN", "SECRET", "KEY", "PASSWORD", "JUPYTER", "SSH", "AWS", "USER")):
        print("LE" + "AK", name)
homes = glob.glob("/*/.bashrc") + glob.glob("/home/*/.bashrc")
for name in ("/proc/kcore", "/dev/mem", "/proc/kmsg", "/etc/shadow", "/etc/passwd", *homes):
    try:
        print("LE" + "AK", name, open(name, "rb").read(1))
    except OSError:
        pass
print("the search is over")


def softmax(z):
    return z
