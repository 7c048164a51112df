// Adds assertions: one row each, with its report, its maker, its claims, and the words it was read from.
// parameters: rows
UNWIND $rows AS row
MATCH (report:Resource {iri: row.report})
USING INDEX SEEK report:Resource(iri)
MATCH (maker:Resource {iri: row.maker})
USING INDEX SEEK maker:Resource(iri)
CREATE (assertion:Resource:Assertion {
  iri: row.iri, graph: row.graph, stance: row.stance, relayType: row.relayType, identification: row.identification,
  certainty: row.certainty, hedge: row.hedge, groundRule: row.groundRule, label: row.label, wording: row.wording
})
CREATE (assertion)-[:inReport]->(report)
CREATE (assertion)-[:madeBy]->(maker)
FOREACH (words IN row.content |
  CREATE (assertion)-[:contentSelector]->(:Resource:Selector {
    iri: words.iri, graph: row.graph, start: words.start, end: words.end, exact: words.exact, prefix: words.prefix,
    suffix: words.suffix
  }))
FOREACH (words IN row.cue |
  CREATE (assertion)-[:cueSelector]->(:Resource:Selector {
    iri: words.iri, graph: row.graph, start: words.start, end: words.end, exact: words.exact, prefix: words.prefix,
    suffix: words.suffix
  }))
FOREACH (words IN row.source |
  CREATE (assertion)-[:sourceSelector]->(:Resource:Selector {
    iri: words.iri, graph: row.graph, start: words.start, end: words.end, exact: words.exact, prefix: words.prefix,
    suffix: words.suffix
  }))
WITH assertion, row
UNWIND row.about AS id
MATCH (claim:Resource {iri: id})
USING INDEX SEEK claim:Resource(iri)
CREATE (assertion)-[:about]->(claim)
