// Citations of publishers: a report says that it has a claim from an agent who published, in another report, on the same
// claim. One row for each report that could have been meant. claim: only of this claim.
// parameters: claim
MATCH (other:Report)-[:publisher]->(cited)<-[:madeBy]-(said)-[:inReport]->(other)
WHERE said.stance IN ['asserts', 'confirms']
MATCH (said)-[:about]->(claim)
WHERE $claim IS NULL OR claim.iri = $claim
MATCH (claim)<-[:about]-(assertion)-[:madeBy]->(cited)
WHERE assertion.stance IN ['asserts', 'confirms']
MATCH (assertion)-[:inReport]->(report)-[:publisher]->(publisher)
WHERE publisher <> cited
WITH DISTINCT claim.iri AS claim, report.iri AS report, report.published AS published, publisher.iri AS publisher,
  cited.iri AS cited, other.iri AS other, other.published AS other_published
ORDER BY claim, report, cited, other
LIMIT $limit
RETURN claim, report, published, publisher, cited, other, other_published
