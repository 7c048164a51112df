// The other names of a source.
// parameters: id
MATCH (agent:Resource {iri: $id})
USING INDEX SEEK agent:Resource(iri)
UNWIND agent.alias AS alias
RETURN alias
ORDER BY alias
LIMIT $limit
