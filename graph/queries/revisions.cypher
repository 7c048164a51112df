// Every state of a report that was loaded, oldest first: has the outlet changed its words since?
// parameters: id
MATCH (asked:Report {iri: $id})-[:hasRevision]->(revision:Revision)
USING INDEX SEEK asked:Report(iri)
RETURN asked.iri AS report, revision.revisionNumber AS number, revision.digest AS digest,
  revision.loaded AS loaded
ORDER BY number
LIMIT $limit
