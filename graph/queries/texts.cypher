// The texts of reports with when they were published: what a comparison of texts needs.
// parameters: id
// lists: id
UNWIND $id AS id
MATCH (report:Report {iri: id})
USING INDEX SEEK report:Report(iri)
WHERE report.text IS NOT NULL
RETURN report.iri AS id, report.text AS text, report.published AS published
