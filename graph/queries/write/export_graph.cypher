// Every node of one graph with all that it says there.
// parameters: graph
MATCH (node:Resource {graph: $graph})
USING INDEX SEEK node:Resource(graph)
RETURN labels(node) AS labels, properties(node) AS properties,
  [(node)-[link]->(target) | [type(link), target.iri]] AS links
