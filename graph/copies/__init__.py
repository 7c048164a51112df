"""Undeclared copies: which report took its text from which, found by the runs of five words that they share.

`find.find_copies` does it for a whole collection; `settle.settle` for one text against a few candidates, which a store
finds by its own index of fingerprints. What counts as a copy is in `settle`, which is the original in `order`.
"""
