// Fills the nodes of reports, with the states they have been in and their publishers.
// parameters: rows
UNWIND $rows AS row
MATCH (report:Resource {iri: row.iri})
USING INDEX SEEK report:Resource(iri)
SET report:Report, report = row.properties
FOREACH (properties IN row.revisions |
  CREATE (report)-[:hasRevision]->(revision:Resource:Revision)
  SET revision = properties)
WITH report, row WHERE row.publisher IS NOT NULL
MATCH (publisher:Resource {iri: row.publisher})
USING INDEX SEEK publisher:Resource(iri)
CREATE (report)-[:publisher]->(publisher)
