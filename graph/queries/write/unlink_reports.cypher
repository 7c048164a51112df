// First step of emptying reports: what links their own nodes to each other and to shared ones goes.
// parameters: ids
UNWIND $ids AS id
MATCH (asked:Resource {graph: id})-[link]->()
USING INDEX SEEK asked:Resource(graph)
DELETE link
