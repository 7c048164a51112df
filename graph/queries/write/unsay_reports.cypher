// Second step of emptying reports: quads that did not fit the property graph go.
// parameters: ids
UNWIND $ids AS id
MATCH (statement:Statement {graph: id})
USING INDEX SEEK statement:Statement(graph)
DELETE statement
