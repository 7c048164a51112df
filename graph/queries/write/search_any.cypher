// The claims whose text or wordings hold any of some words, best first. `documents` is how many texts to look at.
// parameters: query documents limit
CALL db.index.fulltext.queryNodes('sayso_wordings', $query, {limit: $documents}) YIELD node, score
CALL (node) {
  WITH node WHERE node:Claim
  RETURN node AS claim
  UNION
  MATCH (node)-[:about]->(claim:Claim)
  RETURN claim
}
RETURN claim.iri AS id, max(score) AS best
ORDER BY best DESC, id
LIMIT $limit
