// The claims that a report speaks of.
// parameters: id
MATCH (asked:Resource {iri: $id})<-[:inReport]-()-[:about]->(claim)
USING INDEX SEEK asked:Resource(iri)
RETURN DISTINCT claim.iri AS id
ORDER BY id
LIMIT $limit
