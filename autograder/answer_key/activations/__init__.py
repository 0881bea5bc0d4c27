from . import softmax

KEYS = (softmax.KEY,)
