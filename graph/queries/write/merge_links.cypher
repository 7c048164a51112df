// Adds relationships of any type.
// parameters: rows
UNWIND $rows AS row
MATCH (source:Resource {iri: row.source})
MATCH (target:Resource {iri: row.target})
CREATE (source)-[:$(row.type)]->(target)
