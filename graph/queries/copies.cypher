// The copies that a report was found to be, and those of it that other reports are, with the passages they share.
// parameters: id
MATCH (asked:Resource {iri: $id})<-[:copiedBy|copiedFrom]-(copy)
USING INDEX SEEK asked:Resource(iri)
MATCH (report)<-[:copiedBy]-(copy)-[:copiedFrom]->(original)
WHERE copy.containment IS NOT NULL
RETURN DISTINCT {section: 'copy', id: copy.iri, report: report.iri, of: original.iri, containment: copy.containment}
  AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:copiedBy|copiedFrom]-(copy)-[:sharedSelector]->(words)
USING INDEX SEEK asked:Resource(iri)
WHERE words.start IS NOT NULL AND words.end IS NOT NULL AND words.exact IS NOT NULL AND words.prefix IS NOT NULL
  AND words.suffix IS NOT NULL
RETURN DISTINCT {section: 'shared', id: copy.iri, start: words.start, end: words.end, exact: words.exact,
  prefix: words.prefix, suffix: words.suffix} AS row
