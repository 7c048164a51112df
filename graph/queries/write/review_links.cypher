// The claim and the reviewer of each of these reviews.
// parameters: ids graph
UNWIND $ids AS id
MATCH (review:Review {iri: id})
USING INDEX SEEK review:Review(iri)
WHERE review.graph = $graph
MATCH (review)-[:reviewOf]->(claim)
MATCH (review)-[:reviewer]->(reviewer)
RETURN claim.iri AS claim, reviewer.iri AS reviewer ORDER BY claim, reviewer
