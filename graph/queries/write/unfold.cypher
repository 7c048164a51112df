// Takes folded words off assertions, to be written as nodes.
// parameters: ids
UNWIND $ids AS id
MATCH (words:Resource {iri: id})
USING INDEX SEEK words:Resource(iri)
REMOVE words.contentWords, words.cueWords, words.sourceWords
