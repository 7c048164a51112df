"""The vocabulary of sayso: terms, concept schemes, shapes, JSON-LD context and the gazetteer of agents.

It imports nothing of the other packages. `terms` and `schemes` need no RDF library.
"""
