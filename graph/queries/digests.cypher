// The fingerprints of reports as they were last loaded, and what read them: which of these files are already in the store?
// parameters: id
// lists: id
UNWIND $id AS asked
MATCH (report:Report {iri: asked})
USING INDEX SEEK report:Report(iri)
WHERE report.digest IS NOT NULL
RETURN report.iri AS id, report.digest AS digest, report.reader AS reader
