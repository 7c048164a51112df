// Every quad of one graph that did not fit the property graph.
// parameters: graph
MATCH (statement:Statement {graph: $graph})
USING INDEX SEEK statement:Statement(graph)
RETURN properties(statement) AS properties
