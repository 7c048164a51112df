// The reviews of fact-checkers, newest first; one of them, of one claim, or by one reviewer, if they are given. after_published and
// after_id continue after a row.
// parameters: review claim reviewer after_published after_id
MATCH (review:Review)-[:reviewOf]->(claim)
MATCH (review)-[:reviewer]->(reviewer)
WITH review, claim, reviewer, review.iri AS id, coalesce(review.published, '') AS moment
WHERE ($review IS NULL OR id = $review)
  AND ($claim IS NULL OR claim.iri = $claim)
  AND ($reviewer IS NULL OR reviewer.iri = $reviewer)
  AND ($after_published IS NULL OR moment < $after_published OR (moment = $after_published AND id > $after_id))
RETURN id, claim.iri AS claim, claim.text AS text, reviewer.iri AS reviewer, reviewer.name AS reviewer_name,
  review.rating AS rating, review.ratingValue AS rating_value, review.bestRating AS best_rating,
  review.worstRating AS worst_rating, review.url AS url, review.published AS published, review.topic AS topic
ORDER BY moment DESC, id
LIMIT $limit
