// First step of emptying reports: what links their own nodes to each other and to shared ones goes.
// parameters: ids
UNWIND $ids AS id
MATCH (:Resource {graph: id})-[link]->()
DELETE link
