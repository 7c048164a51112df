// Which of these reports are there?
// parameters: ids
UNWIND $ids AS id
MATCH (report:Report {iri: id})
USING INDEX SEEK report:Report(iri)
RETURN id
