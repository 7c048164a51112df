// Takes from reviews all that they say and link to, and leaves their bare names.
// parameters: ids graph
UNWIND $ids AS id
MATCH (review:Review {iri: id})
USING INDEX SEEK review:Review(iri)
WHERE review.graph = $graph
OPTIONAL MATCH (review)-[link]->()
DELETE link
WITH DISTINCT review, review.iri AS iri, [label IN labels(review) WHERE label <> 'Resource'] AS gone
REMOVE review:$(gone)
SET review = {iri: iri}
