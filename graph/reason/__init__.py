"""Reasoning over a claim's dossier: chains, origins, independence, corroboration. Pure functions."""
