// The digests of reports that are in the store, and the claims they speak of: what need not be written again?
// parameters: ids
UNWIND $ids AS id
MATCH (report:Report {iri: id})
USING INDEX SEEK report:Report(iri)
RETURN id, report.digest AS digest, report.reader AS reader,
  COLLECT { MATCH (report)<-[:inReport]-()-[:about]->(claim) RETURN DISTINCT claim.iri } AS claims
