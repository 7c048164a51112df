// Links assertions to the organisations that the report puts their makers in.
// parameters: rows
UNWIND $rows AS row
MATCH (assertion:Resource {iri: row.from})
MATCH (organisation:Resource {iri: row.to})
CREATE (assertion)-[:affiliation]->(organisation)
