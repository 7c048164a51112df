// Shared agents, and everybody that they belong to, upwards.
// parameters: ids graph
UNWIND $ids AS id
MATCH (asked:Agent {iri: id})-[:parent*0..]->(agent:Agent)
USING INDEX SEEK asked:Agent(iri)
WHERE agent.graph = $graph
RETURN DISTINCT agent.iri AS id ORDER BY id
