// Every node with all that it says.
// parameters:
MATCH (node:Resource)
WHERE node.graph IS NOT NULL
RETURN labels(node) AS labels, properties(node) AS properties,
  [(node)-[link]->(target) | [type(link), target.iri]] AS links
