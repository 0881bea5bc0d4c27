"""An object that says it is equal to whatever it is compared with.

Expected: failed or error; the others keep their marks.
Told: 'Always' object is not iterable
"""


class Always:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __bool__(self):
        return True

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __len__(self):
        return 1


def softmax(z):
    return Always()
