// What a source has said, newest report first: each assertion by it, its claim and status, and whether it was the origin
// or passed it on. role: only origin, or only relay.
// parameters: id role
MATCH (asked:Resource {iri: $id})<-[:madeBy]-(assertion)-[:about]->(claim)
USING INDEX SEEK asked:Resource(iri)
WITH assertion, claim, CASE WHEN EXISTS { (assertion)-[:relays]->() } THEN 'relay' ELSE 'origin' END AS role
WHERE $role IS NULL OR role = $role
OPTIONAL MATCH (claim)<-[:assesses]-(assessment:Assessment)
OPTIONAL MATCH (assertion)-[:inReport]->(report)
RETURN claim.iri AS claim, claim.text AS text, assessment.status AS status, assertion.iri AS assertion,
  assertion.stance AS stance, role, report.iri AS report, report.title AS title, report.published AS published
ORDER BY coalesce(published, '') DESC, claim, assertion
LIMIT $limit
