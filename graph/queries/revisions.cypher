// Every state of a report that was loaded, oldest first: has the outlet changed its words since?
// parameters: id
MATCH (:Report {iri: $id})-[:hasRevision]->(revision:Revision)
RETURN revision.revisionNumber AS number, revision.digest AS digest, revision.loaded AS loaded
ORDER BY number
LIMIT $limit
