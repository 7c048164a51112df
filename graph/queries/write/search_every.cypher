// The claims whose text and wordings hold every one of some words between them, best first.
// parameters: queries limit
UNWIND $queries AS query
CALL db.index.fulltext.queryNodes('sayso_wordings', query) YIELD node, score
CALL (node) {
  WITH node WHERE node:Claim
  RETURN node AS claim
  UNION
  MATCH (node)-[:about]->(claim:Claim)
  RETURN claim
}
WITH claim, query, max(score) AS best
WITH claim, count(query) AS found, sum(best) AS total
WHERE found = size($queries)
RETURN claim.iri AS id, total
ORDER BY total DESC, id
LIMIT $limit
