// The texts of all reports, to make their marks anew.
// parameters:
MATCH (report:Report)
WHERE report.text IS NOT NULL
RETURN report.iri AS id, report.text AS text, report.published AS published
