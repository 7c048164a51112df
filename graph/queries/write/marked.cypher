// Which of these reports have marks?
// parameters: ids
UNWIND $ids AS id
MATCH (marks:Marks {report: id})
USING INDEX SEEK marks:Marks(report)
RETURN id
