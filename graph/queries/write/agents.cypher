// Adds shared agents. One that the store says anything of already is left as it is.
// parameters: rows
UNWIND $rows AS row
MERGE (agent:Resource {iri: row.iri})
WITH agent, row WHERE agent.graph IS NULL
SET agent:Agent:$(row.label), agent += row.properties
WITH agent, row WHERE row.parent IS NOT NULL
MERGE (parent:Resource {iri: row.parent})
CREATE (agent)-[:parent]->(parent)
