// For each of these agents: whom it belongs to, and whether anything names it but others of them that belong to it.
// parameters: ids graph
UNWIND $ids AS id
MATCH (agent:Agent {iri: id})
USING INDEX SEEK agent:Agent(iri)
WHERE agent.graph = $graph
RETURN id,
  COLLECT { MATCH (agent)-[:parent]->(parent) RETURN parent.iri } AS parents,
  EXISTS { (agent)<-[link]-(other) WHERE NOT (type(link) = 'parent' AND other.iri IN $ids) }
    OR EXISTS { MATCH (:Statement {subject: id}) }
    OR EXISTS { MATCH (:Statement {target: id}) } AS named
ORDER BY id
