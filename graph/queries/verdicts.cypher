// What records are made of: each reviewed claim with its reviews, and the sources that said it first, with their stance.
// Who passes it on in some report, as somebody else's words, did not say it first.
// parameters:
MATCH (review:Review)-[:reviewOf]->(claim)<-[:about]-(assertion)-[:madeBy]->(source)
WHERE assertion.stance IS NOT NULL AND NOT EXISTS { (assertion)-[:relays]->() }
  AND NOT EXISTS { (claim)<-[:about]-(passing)-[:madeBy]->(source) WHERE EXISTS { (passing)-[:relays]->() } }
MATCH (review)-[:reviewer]->(reviewer)
RETURN DISTINCT source.iri AS source, claim.iri AS claim, claim.text AS text, assertion.stance AS stance,
  review.iri AS review, reviewer.iri AS reviewer, review.rating AS rating, review.ratingValue AS rating_value,
  review.bestRating AS best_rating, review.worstRating AS worst_rating, review.url AS url,
  review.published AS published, review.topic AS topic
