// Adds the assertions of reports, one row each report, and what they link to. The words that one was read from are lists among
// its properties. Links are pairs of numbers: those of the row's assertions from 0 on, then those of its targets, each of
// which is looked up once. All targets are there; one that somebody deletes at this moment is made again, so that numbers stay.
// parameters: rows
UNWIND $rows AS row
CALL (row) {
  UNWIND row.assertions AS properties
  CREATE (assertion:Resource:Assertion)
  SET assertion = properties
  RETURN collect(assertion) AS made
}
CALL (row) {
  UNWIND range(0, size(row.targets) - 1) AS number
  MERGE (target:Resource {iri: row.targets[number]})
  WITH target ORDER BY number
  RETURN collect(target) AS targets
}
WITH row, made + targets AS nodes
CALL (row, nodes) {
  UNWIND row.inReport AS link
  WITH nodes[link[0]] AS source, nodes[link[1]] AS target
  CREATE (source)-[:inReport]->(target)
}
CALL (row, nodes) {
  UNWIND row.madeBy AS link
  WITH nodes[link[0]] AS source, nodes[link[1]] AS target
  CREATE (source)-[:madeBy]->(target)
}
CALL (row, nodes) {
  UNWIND row.about AS link
  WITH nodes[link[0]] AS source, nodes[link[1]] AS target
  CREATE (source)-[:about]->(target)
}
CALL (row, nodes) {
  UNWIND row.relays AS link
  WITH nodes[link[0]] AS source, nodes[link[1]] AS target
  CREATE (source)-[:relays]->(target)
}
CALL (row, nodes) {
  UNWIND row.affiliation AS link
  WITH nodes[link[0]] AS source, nodes[link[1]] AS target
  CREATE (source)-[:affiliation]->(target)
}
