// Sets the assessments of claims, in place of earlier ones. Claims that are not there are passed over, and so are those that
// have one by another rule than instead_of, if that is given. Setting a property takes the lock of a claim, so that
// nobody else assesses it between that being looked at and this being written. Returns the claims that were set.
// parameters: rows instead_of
UNWIND $rows AS row
MATCH (claim:Claim {iri: row.claim})
USING INDEX SEEK claim:Claim(iri)
SET claim.iri = row.claim
WITH claim, row
WHERE $instead_of IS NULL OR NOT EXISTS {
  MATCH (claim)<-[:assesses]-(other:Assessment)
  WHERE other.rule <> $instead_of
}
CALL (claim, row) {
  MATCH (claim)<-[:assesses]-(earlier:Assessment)
  WHERE earlier.iri <> row.iri
  DETACH DELETE earlier
}
MERGE (assessment:Resource {iri: row.iri})
SET assessment:Assessment, assessment = row.properties
MERGE (assessment)-[:assesses]->(claim)
RETURN claim.iri AS claim
