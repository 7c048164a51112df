// Who copied from whom, of the copies that reports have to do with at either end.
// parameters: id
// lists: id
UNWIND $id AS id
MATCH (asked:Resource {iri: id})<-[:copiedBy|copiedFrom]-(copy)
USING INDEX SEEK asked:Resource(iri)
MATCH (report)<-[:copiedBy]-(copy)-[:copiedFrom]->(original)
WHERE copy.containment IS NOT NULL
RETURN DISTINCT id AS asked, report.iri AS report, original.iri AS of
