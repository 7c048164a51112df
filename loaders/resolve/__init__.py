"""Resolving: from what was read in a text to agents and claims of the graph."""
