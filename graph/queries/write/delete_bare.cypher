// Deletes those of some nodes that nothing is said of and nothing links to.
// parameters: ids
UNWIND $ids AS id
MATCH (node:Resource {iri: id})
USING INDEX SEEK node:Resource(iri)
WHERE node.graph IS NULL AND NOT EXISTS { (node)--() }
DELETE node
