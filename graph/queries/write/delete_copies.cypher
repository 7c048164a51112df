// Removes the copies that reports are, or (with all) that they have to do with, with the passages that these share.
// parameters: ids graph all
UNWIND $ids AS id
MATCH (asked:Resource {iri: id})<-[role:copiedBy|copiedFrom]-(copy:Copy {graph: $graph})
USING INDEX SEEK asked:Resource(iri)
WHERE $all OR type(role) = 'copiedBy'
OPTIONAL MATCH (copy)-[:sharedSelector]->(words:Selector {graph: $graph})
DETACH DELETE words, copy
