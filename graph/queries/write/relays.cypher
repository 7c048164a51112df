// Links each assertion to the one that it passes on.
// parameters: rows
UNWIND $rows AS row
MATCH (assertion:Resource {iri: row.from})
USING INDEX SEEK assertion:Resource(iri)
MATCH (earlier:Resource {iri: row.to})
USING INDEX SEEK earlier:Resource(iri)
CREATE (assertion)-[:relays]->(earlier)
