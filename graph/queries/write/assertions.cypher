// Adds assertions: one row each report, with its assertions, and each of these with its maker and its claims. The words that
// one was read from are lists among its properties.
// parameters: rows
UNWIND $rows AS row
MATCH (report:Resource {iri: row.report})
USING INDEX SEEK report:Resource(iri)
UNWIND row.assertions AS part
MATCH (maker:Resource {iri: part.maker})
USING INDEX SEEK maker:Resource(iri)
CREATE (assertion:Resource:Assertion)
SET assertion = part.properties
CREATE (assertion)-[:inReport]->(report)
CREATE (assertion)-[:madeBy]->(maker)
WITH assertion, part
UNWIND part.about AS id
MATCH (claim:Resource {iri: id})
USING INDEX SEEK claim:Resource(iri)
CREATE (assertion)-[:about]->(claim)
