// All that the store says of some nodes: their labels, properties and outward relationships, and what did not fit.
// parameters: ids
UNWIND $ids AS id
MATCH (node:Resource {iri: id})
USING INDEX SEEK node:Resource(iri)
WHERE node.graph IS NOT NULL
RETURN labels(node) AS labels, properties(node) AS properties,
  COLLECT { MATCH (node)-[link]->(target) RETURN [type(link), target.iri] } AS links,
  COLLECT { MATCH (statement:Statement {subject: id}) RETURN properties(statement) } AS statements
