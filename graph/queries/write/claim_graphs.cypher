// Which of these are claims, and in which graph?
// parameters: ids
UNWIND $ids AS id
MATCH (claim:Claim {iri: id})
USING INDEX SEEK claim:Claim(iri)
RETURN id, claim.graph AS graph
