// Deletes nodes and what links them.
// parameters: ids
UNWIND $ids AS id
MATCH (node:Resource {iri: id})
DETACH DELETE node
