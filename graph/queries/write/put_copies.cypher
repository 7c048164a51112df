// Adds the copies that reports were found to be, each with the passages that it shares. Reports that are not there are
// passed over.
// parameters: rows
UNWIND $rows AS row
MATCH (report:Report {iri: row.report})
USING INDEX SEEK report:Report(iri)
MATCH (original:Report {iri: row.of})
USING INDEX SEEK original:Report(iri)
MERGE (copy:Resource {iri: row.properties.iri})
SET copy:Copy, copy = row.properties
MERGE (copy)-[:copiedBy]->(report)
MERGE (copy)-[:copiedFrom]->(original)
WITH copy, row
UNWIND row.shared AS properties
MERGE (words:Resource {iri: properties.iri})
SET words:Selector, words = properties
MERGE (copy)-[:sharedSelector]->(words)
