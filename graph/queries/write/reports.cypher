// Fills the nodes of reports, with the states they have been in and their publishers.
// parameters: rows
UNWIND $rows AS row
MATCH (report:Resource {iri: row.iri})
MATCH (publisher:Resource {iri: row.publisher})
SET report:Report, report = row.properties
CREATE (report)-[:publisher {graph: row.iri}]->(publisher)
FOREACH (properties IN row.revisions |
  CREATE (report)-[:hasRevision {graph: row.iri}]->(revision:Resource:Revision)
  SET revision = properties)
