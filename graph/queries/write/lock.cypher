// Claims the right to write some nodes, making those that are missing. Setting a property takes the lock, which holds until
// the transaction ends; everybody asks in the order of names, so that two loaders take turns instead of blocking each other.
// parameters: ids
UNWIND $ids AS id
MERGE (node:Resource {iri: id})
SET node.iri = id
