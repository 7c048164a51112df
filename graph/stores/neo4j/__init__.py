"""The store for teams: a property graph in Neo4j, losslessly mapped from RDF."""
