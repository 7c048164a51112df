"""The tagger: marks source, cue and content of every attribution in an English text, on the CPU."""

from loaders.tagger.tagger import Tagger, load_tagger

__all__ = ["Tagger", "load_tagger"]
