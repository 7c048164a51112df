// Says of a report that it was withdrawn, or, with nulls, that it was not. Returns the claims that it speaks of.
// parameters: id withdrawnAt withdrawalReason withdrawalLoaded
MATCH (report:Report {iri: $id})
USING INDEX SEEK report:Report(iri)
SET report.withdrawnAt = $withdrawnAt, report.withdrawalReason = $withdrawalReason,
  report.withdrawalLoaded = $withdrawalLoaded
WITH report
OPTIONAL MATCH (report)<-[:inReport]-()-[:about]->(claim)
RETURN DISTINCT claim.iri AS claim
ORDER BY claim
