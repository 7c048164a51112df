"""Matching claims: are two wordings the same claim, competing figures, or merely related? Pure functions."""
