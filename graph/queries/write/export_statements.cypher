// Every quad that did not fit the property graph.
// parameters:
MATCH (statement:Statement)
RETURN properties(statement) AS properties
