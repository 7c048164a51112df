"""How the tagger's weights are made: `python -m training --help`. It needs the extra `train`; the product does not."""
