// Links claims as competing, both ways. Linking twice does nothing.
// parameters: rows graph
UNWIND $rows AS row
MATCH (one:Claim {iri: row.one})
USING INDEX SEEK one:Claim(iri)
MATCH (other:Claim {iri: row.other})
USING INDEX SEEK other:Claim(iri)
WHERE one.graph = $graph AND other.graph = $graph
MERGE (one)-[:competesWith]->(other)
MERGE (other)-[:competesWith]->(one)
