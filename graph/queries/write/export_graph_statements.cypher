// Every quad of one graph that did not fit the property graph.
// parameters: graph
MATCH (statement:Statement {graph: $graph})
RETURN properties(statement) AS properties
