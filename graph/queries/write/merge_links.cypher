// Adds relationships of any type.
// parameters: rows
UNWIND $rows AS row
MATCH (source:Resource {iri: row.source})
USING INDEX SEEK source:Resource(iri)
MATCH (target:Resource {iri: row.target})
USING INDEX SEEK target:Resource(iri)
CREATE (source)-[:$(row.type)]->(target)
