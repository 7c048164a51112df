// One report as it stands now: what it is called, who published it and when, and its text.
// parameters: id
MATCH (report:Report {iri: $id})
USING INDEX SEEK report:Report(iri)
OPTIONAL MATCH (report)-[:publisher]->(publisher)
RETURN report.iri AS id, report.title AS title, publisher.iri AS publisher, publisher.name AS publisher_name,
  report.published AS published, report.language AS language, report.url AS url, report.text AS text,
  report.digest AS digest, report.loaded AS loaded, report.withdrawnAt AS withdrawn,
  report.withdrawalReason AS withdrawal_reason, report.withdrawalLoaded AS withdrawal_loaded,
  report.credit AS credit, report.reader AS reader
