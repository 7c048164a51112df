// Adds assertions: one row each, with its report, its maker and its claims. The words it was read from are lists among its
// properties.
// parameters: rows
UNWIND $rows AS row
MATCH (report:Resource {iri: row.report})
USING INDEX SEEK report:Resource(iri)
MATCH (maker:Resource {iri: row.maker})
USING INDEX SEEK maker:Resource(iri)
CREATE (assertion:Resource:Assertion)
SET assertion = row.properties
CREATE (assertion)-[:inReport]->(report)
CREATE (assertion)-[:madeBy]->(maker)
WITH assertion, row
UNWIND row.about AS id
MATCH (claim:Resource {iri: id})
USING INDEX SEEK claim:Resource(iri)
CREATE (assertion)-[:about]->(claim)
