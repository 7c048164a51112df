// Forgets the marks of reports that are not there any more.
// parameters:
MATCH (marks:Marks)
WHERE NOT EXISTS { MATCH (:Report {iri: marks.report}) }
DELETE marks
