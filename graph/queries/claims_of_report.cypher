// The claims that a report speaks of.
// parameters: id
MATCH (:Resource {iri: $id})<-[:inReport]-()-[:about]->(claim)
RETURN DISTINCT claim.iri AS id
ORDER BY id
LIMIT $limit
