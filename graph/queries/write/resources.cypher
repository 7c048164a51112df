// Makes sure that nodes are there to be linked to, though nothing may be said of them yet.
// parameters: ids
UNWIND $ids AS id
MERGE (:Resource {iri: id})
