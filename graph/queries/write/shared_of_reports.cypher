// What reports link to that is not their own: whether anything else still speaks of it has to be asked once they are gone.
// parameters: ids
UNWIND $ids AS id
MATCH (:Resource {graph: id})-->(shared:Resource)
WHERE shared.graph IS NULL OR shared.graph <> id
RETURN DISTINCT shared.iri AS id ORDER BY id
