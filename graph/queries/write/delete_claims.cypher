// Deletes claims with their quantities and assessments.
// parameters: ids
UNWIND $ids AS id
MATCH (claim:Claim {iri: id})
USING INDEX SEEK claim:Claim(iri)
OPTIONAL MATCH (claim)-[:quantity]->(quantity:Quantity)
OPTIONAL MATCH (claim)<-[:assesses]-(assessment:Assessment)
DETACH DELETE quantity, assessment, claim
