// The claims, those in most reports first. status: only those with that status. source: only those that this agent
// started. via: only those that this agent passed on. after_reports and after_id continue after a row.
// parameters: status source via after_reports after_id
CALL () {
  WITH 1 AS everybody WHERE $source IS NULL AND $via IS NULL
  MATCH (claim:Claim)
  RETURN claim
  UNION
  WITH 1 AS one WHERE $source IS NOT NULL
  MATCH (asked:Resource {iri: $source})<-[:madeBy]-(origin)-[:about]->(claim:Claim)
  USING INDEX SEEK asked:Resource(iri)
  WHERE NOT EXISTS { (origin)-[:relays]->() }
  RETURN claim
  UNION
  WITH 1 AS one WHERE $source IS NULL AND $via IS NOT NULL
  MATCH (asked:Resource {iri: $via})<-[:madeBy]-(relay)-[:about]->(claim:Claim)
  USING INDEX SEEK asked:Resource(iri)
  WHERE EXISTS { (relay)-[:relays]->() }
  RETURN claim
}
WITH claim
WHERE $via IS NULL OR EXISTS {
  MATCH (claim)<-[:about]-(relay)-[:madeBy]->(agent)
  WHERE agent.iri = $via AND EXISTS { (relay)-[:relays]->() }
}
OPTIONAL MATCH (claim)<-[:assesses]-(assessment:Assessment)
WITH claim, assessment, claim.iri AS id, coalesce(assessment.reportCount, 0) AS rank
WHERE ($status IS NULL OR assessment.status = $status)
  AND ($after_reports IS NULL OR rank < $after_reports OR (rank = $after_reports AND id > $after_id))
ORDER BY rank DESC, id
LIMIT $limit
RETURN id, claim.text AS text, claim.language AS language, assessment.status AS status, assessment.rule AS rule,
  assessment.originsMin AS origins_min, assessment.originsMax AS origins_max, assessment.reportCount AS reports,
  assessment.publisherCount AS publishers
