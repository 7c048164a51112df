// Removes relationships.
// parameters: rows
UNWIND $rows AS row
MATCH (:Resource {iri: row.source})-[link]->(:Resource {iri: row.target})
WHERE type(link) = row.type
DELETE link
