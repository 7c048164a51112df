// Forgets the marks of reports.
// parameters: ids
UNWIND $ids AS id
MATCH (marks:Marks {report: id})
USING INDEX SEEK marks:Marks(report)
DELETE marks
