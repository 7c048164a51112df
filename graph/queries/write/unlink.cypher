// Removes relationships.
// parameters: rows
UNWIND $rows AS row
MATCH (asked:Resource {iri: row.source})-[link]->(:Resource {iri: row.target})
USING INDEX SEEK asked:Resource(iri)
WHERE type(link) = row.type
DELETE link
