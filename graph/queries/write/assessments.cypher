// Sets the assessments of claims, in place of earlier ones. Claims that are not there are passed over.
// parameters: rows
UNWIND $rows AS row
MATCH (claim:Claim {iri: row.claim})
USING INDEX SEEK claim:Claim(iri)
CALL (claim, row) {
  MATCH (claim)<-[:assesses]-(earlier:Assessment)
  WHERE earlier.iri <> row.iri
  DETACH DELETE earlier
}
MERGE (assessment:Resource {iri: row.iri})
SET assessment:Assessment, assessment = row.properties
MERGE (assessment)-[:assesses]->(claim)
