// Every node of one graph with all that it says there: those whose IRIs begin with the graph's, and those elsewhere.
// parameters: graph
CALL () {
  MATCH (node:Resource)
  USING INDEX SEEK node:Resource(iri)
  WHERE node.iri STARTS WITH $graph AND node.graph = $graph
  RETURN node
UNION ALL
  MATCH (node:Resource {elsewhere: $graph})
  USING INDEX SEEK node:Resource(elsewhere)
  RETURN node
}
RETURN labels(node) AS labels, properties(node) AS properties,
  [(node)-[link]->(target) | [type(link), target.iri]] AS links
