"""The model as RDF and back, plain terms, rdflib's terms, and the formats people exchange RDF in."""
