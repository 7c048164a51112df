// The wordings in which claims were asserted. What covers a claim (a denial, a response) has words of its own.
// parameters: id
// lists: id
UNWIND $id AS asked
MATCH (claim:Resource {iri: asked})<-[:about]-(assertion:Assertion)
USING INDEX SEEK claim:Resource(iri)
WHERE assertion.stance = 'asserts' AND assertion.wording IS NOT NULL
  AND NOT EXISTS { MATCH (assertion)-[:about]->(other) WHERE other <> claim }
RETURN DISTINCT claim.iri AS id, assertion.wording AS wording
