// Last step of emptying reports: nodes of theirs that somebody else links to (and the reports', which are locked) become
// bare names; the others go.
// parameters: ids
UNWIND $ids AS id
CALL (id) {
  MATCH (node:Resource)
  USING INDEX SEEK node:Resource(iri)
  WHERE node.iri STARTS WITH id AND node.graph = id
  RETURN node
UNION ALL
  MATCH (node:Resource {elsewhere: id})
  USING INDEX SEEK node:Resource(elsewhere)
  RETURN node
}
WITH id, node, node.iri AS iri, [label IN labels(node) WHERE label <> 'Resource'] AS gone,
  node.iri = id OR EXISTS { (node)<--() } AS stays
FOREACH (_ IN CASE WHEN stays THEN [1] ELSE [] END |
  REMOVE node:$(gone)
  SET node = {iri: iri})
FOREACH (_ IN CASE WHEN stays THEN [] ELSE [1] END |
  DELETE node)
