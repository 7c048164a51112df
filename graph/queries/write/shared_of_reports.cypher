// What reports link to that is not their own: whether anything else still speaks of it has to be asked once they are gone.
// parameters: ids
UNWIND $ids AS id
MATCH (asked:Resource {graph: id})-->(shared:Resource)
USING INDEX SEEK asked:Resource(graph)
WHERE shared.graph IS NULL OR shared.graph <> id
RETURN DISTINCT shared.iri AS id ORDER BY id
