// Sets the marks of reports. They are derived, and on nodes of their own, which are no resources: no quads are made of them.
// parameters: rows
UNWIND $rows AS row
MERGE (marks:Marks {report: row.report})
SET marks.words = row.words
