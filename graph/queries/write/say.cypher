// Adds quads that do not fit the property graph, each as a node.
// parameters: rows
UNWIND $rows AS row
MERGE (statement:Statement {id: row.id})
SET statement = row
