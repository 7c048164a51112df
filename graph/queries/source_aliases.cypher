// The other names of a source.
// parameters: id
MATCH (agent:Resource {iri: $id})
UNWIND agent.alias AS alias
RETURN alias
ORDER BY alias
LIMIT $limit
