// Links assertions to the organisations that the report puts their makers in.
// parameters: rows
UNWIND $rows AS row
MATCH (assertion:Resource {iri: row.from})
USING INDEX SEEK assertion:Resource(iri)
MATCH (organisation:Resource {iri: row.to})
USING INDEX SEEK organisation:Resource(iri)
CREATE (assertion)-[:affiliation]->(organisation)
