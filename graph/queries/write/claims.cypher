// Adds claims with their quantities. A claim that the store says anything of already is left as it is.
// parameters: rows
UNWIND $rows AS row
MERGE (claim:Resource {iri: row.iri})
WITH claim, row WHERE claim.graph IS NULL
SET claim:Claim, claim += row.properties
WITH claim, row
UNWIND row.quantities AS properties
CREATE (claim)-[:quantity]->(quantity:Resource:Quantity)
SET quantity = properties
