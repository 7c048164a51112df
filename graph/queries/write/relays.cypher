// Links each assertion to the one that it passes on.
// parameters: rows
UNWIND $rows AS row
MATCH (assertion:Resource {iri: row.from})
MATCH (earlier:Resource {iri: row.to})
CREATE (assertion)-[:relays]->(earlier)
