// Which of these claims does nothing speak of? Competing claims and the assessment, which are derived, do not count.
// parameters: ids graph
UNWIND $ids AS id
MATCH (claim:Claim {iri: id})
USING INDEX SEEK claim:Claim(iri)
WHERE claim.graph = $graph
  AND NOT EXISTS { (claim)<-[link]-() WHERE NOT type(link) IN ['competesWith', 'assesses'] }
  AND NOT EXISTS { MATCH (:Statement {subject: id}) }
  AND NOT EXISTS { MATCH (:Statement {target: id}) }
RETURN id ORDER BY id
