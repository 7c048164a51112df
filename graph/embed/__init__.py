"""From a text to a unit vector, on the CPU, without torch and without a network.

Vectors only propose what to compare: they do not see numbers and negation. `graph.match` disposes. The model's name and
digest are kept with whatever is made of its vectors, so that an index of another model is known to be stale.
"""

from graph.embed.encoder import Encoder
from graph.embed.minilm import fast_minilm, minilm

__all__ = ["Encoder", "fast_minilm", "minilm"]
