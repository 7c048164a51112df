// Drops the index of claims' words, to have it made anew.
// parameters:
DROP INDEX sayso_wordings IF EXISTS
