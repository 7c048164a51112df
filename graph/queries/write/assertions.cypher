// Adds assertions: one row each, with its report, its maker, its claims, and the words it was read from.
// parameters: rows
UNWIND $rows AS row
MATCH (report:Resource {iri: row.report})
MATCH (maker:Resource {iri: row.maker})
CREATE (assertion:Resource:Assertion)
SET assertion = row.properties
CREATE (assertion)-[:inReport {graph: row.graph}]->(report)
CREATE (assertion)-[:madeBy {graph: row.graph}]->(maker)
FOREACH (properties IN row.content |
  CREATE (assertion)-[:contentSelector {graph: row.graph}]->(words:Resource:Selector)
  SET words = properties)
FOREACH (properties IN row.cue |
  CREATE (assertion)-[:cueSelector {graph: row.graph}]->(words:Resource:Selector)
  SET words = properties)
FOREACH (properties IN row.source |
  CREATE (assertion)-[:sourceSelector {graph: row.graph}]->(words:Resource:Selector)
  SET words = properties)
WITH assertion, row
UNWIND row.about AS id
MATCH (claim:Resource {iri: id})
CREATE (assertion)-[:about {graph: row.graph}]->(claim)
