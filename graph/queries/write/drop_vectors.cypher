// Drops the index of claims' vectors, to have it made anew.
// parameters:
DROP INDEX sayso_vectors IF EXISTS
