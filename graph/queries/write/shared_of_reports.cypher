// What reports link to that is not their own: whether anything else still speaks of it has to be asked once they are gone.
// parameters: ids
UNWIND $ids AS id
CALL (id) {
  MATCH (asked:Resource)
  USING INDEX SEEK asked:Resource(iri)
  WHERE asked.iri STARTS WITH id AND asked.graph = id
  RETURN asked
UNION ALL
  MATCH (asked:Resource {elsewhere: id})
  USING INDEX SEEK asked:Resource(elsewhere)
  RETURN asked
}
MATCH (asked)-->(shared:Resource)
WHERE shared.graph IS NULL OR shared.graph <> id
RETURN DISTINCT shared.iri AS id ORDER BY id
