// What the store has of each report: its digest, its past states, whether anything else stands under its name, and the
// claims it speaks of.
// parameters: ids
UNWIND $ids AS id
MATCH (report:Resource {iri: id})
USING INDEX SEEK report:Resource(iri)
RETURN id,
  report.graph IS NOT NULL AS known,
  report.digest AS digest,
  report.reader AS reader,
  COLLECT {
    MATCH (report)-[:hasRevision]->(revision)
    RETURN {number: revision.revisionNumber, digest: revision.digest, loaded: revision.loaded}
  } AS revisions,
  COLLECT { MATCH (report)<-[:inReport]-()-[:about]->(claim) RETURN DISTINCT claim.iri } AS claims,
  EXISTS { MATCH (part:Resource) WHERE part.iri STARTS WITH id + '/' } AS parts,
  EXISTS { MATCH (:Statement {subject: id}) } AS statements
