// Citations of publishers: a report says that it has a claim from an agent who published, in another report, on the same
// claim. One row for each report that could have been meant. claim: only of this claim.
// parameters: claim
CALL () {
  WITH 1 AS everything WHERE $claim IS NULL
  MATCH (claim:Claim)
  RETURN claim
  UNION
  WITH 1 AS one WHERE $claim IS NOT NULL
  MATCH (claim:Resource {iri: $claim})
  USING INDEX SEEK claim:Resource(iri)
  RETURN claim
}
MATCH (claim)<-[:about]-(said)-[:inReport]->(other)-[:publisher]->(cited)<-[:madeBy]-(said)
WHERE said.stance IN ['asserts', 'confirms']
MATCH (claim)<-[:about]-(assertion)-[:madeBy]->(cited)
WHERE assertion.stance IN ['asserts', 'confirms']
MATCH (assertion)-[:inReport]->(report)-[:publisher]->(publisher)
WHERE publisher <> cited
WITH DISTINCT claim.iri AS claim, report.iri AS report, report.published AS published, publisher.iri AS publisher,
  cited.iri AS cited, other.iri AS other, other.published AS other_published
ORDER BY claim, report, cited, other
LIMIT $limit
RETURN claim, report, published, publisher, cited, other, other_published
