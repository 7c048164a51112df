// Adds the agents that reports own: anonymous sources, groups, documents.
// parameters: rows
UNWIND $rows AS row
CREATE (source:Resource:Agent:$(row.label))
SET source = row.properties
WITH source, row WHERE row.parent IS NOT NULL
MATCH (parent:Resource {iri: row.parent})
USING INDEX SEEK parent:Resource(iri)
CREATE (source)-[:parent]->(parent)
