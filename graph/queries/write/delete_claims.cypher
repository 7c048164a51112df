// Deletes claims with their quantities, assessments and vectors.
// parameters: ids
UNWIND $ids AS id
MATCH (claim:Claim {iri: id})
USING INDEX SEEK claim:Claim(iri)
OPTIONAL MATCH (claim)-[:quantity]->(quantity:Quantity)
OPTIONAL MATCH (claim)<-[:assesses]-(assessment:Assessment)
OPTIONAL MATCH (vector:Vector {claim: id})
DETACH DELETE quantity, assessment, claim, vector
