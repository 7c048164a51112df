// Removes quads that did not fit the property graph.
// parameters: ids
UNWIND $ids AS id
MATCH (statement:Statement {id: id})
USING INDEX SEEK statement:Statement(id)
DELETE statement
