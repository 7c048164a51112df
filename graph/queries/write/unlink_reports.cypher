// First step of emptying reports: what links their own nodes to each other and to shared ones goes.
// parameters: ids
UNWIND $ids AS id
CALL (id) {
  MATCH (asked:Resource)
  USING INDEX SEEK asked:Resource(iri)
  WHERE asked.iri STARTS WITH id AND asked.graph = id
  RETURN asked
UNION ALL
  MATCH (asked:Resource {elsewhere: id})
  USING INDEX SEEK asked:Resource(elsewhere)
  RETURN asked
}
MATCH (asked)-[link]->()
DELETE link
