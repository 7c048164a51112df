// Sets labels and properties of nodes to what they are now.
// parameters: rows
UNWIND $rows AS row
MATCH (node:Resource {iri: row.iri})
USING INDEX SEEK node:Resource(iri)
REMOVE node:$(row.gone)
SET node = row.properties
SET node:$(row.labels)
