// Takes folded words off assertions, to be written as nodes.
// parameters: ids
UNWIND $ids AS id
MATCH (words:Resource {iri: id})
USING INDEX SEEK words:Resource(iri)
REMOVE words.contentStart, words.contentEnd, words.contentExact, words.contentPrefix, words.contentSuffix,
  words.cueStart, words.cueEnd, words.cueExact, words.cuePrefix, words.cueSuffix,
  words.sourceStart, words.sourceEnd, words.sourceExact, words.sourcePrefix, words.sourceSuffix
