// Which claims compete: they agree on all but the value. One row for each of two, either way round.
// parameters:
MATCH (claim:Claim)-[:competesWith]-(other:Claim)
WHERE claim <> other
RETURN DISTINCT claim.iri AS id, other.iri AS other
ORDER BY id, other
LIMIT $limit
