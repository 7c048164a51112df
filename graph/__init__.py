"""The model, model <-> RDF, the two stores with their queries, and the reasoning over what they fetch."""
