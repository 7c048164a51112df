// Deletes nodes and what links them.
// parameters: ids
UNWIND $ids AS id
MATCH (node:Resource {iri: id})
USING INDEX SEEK node:Resource(iri)
DETACH DELETE node
