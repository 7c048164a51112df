// Everything that bears on one claim, outwards from it: who asserted or denied it in which report, who passed it on, in
// which words, who those people and outlets belong to, how it was reviewed, and which claims compete with it.
// parameters: id
MATCH (claim:Claim {iri: $id})
USING INDEX SEEK claim:Claim(iri)
RETURN {section: 'claim', id: claim.iri, text: claim.text, language: claim.language} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})-[:quantity]->(quantity)
USING INDEX SEEK asked:Resource(iri)
RETURN {section: 'quantity', id: quantity.iri, value: quantity.value, unit: quantity.unit, bound: quantity.bound,
  approximate: quantity.approximate, as_of: quantity.asOf} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:about]-(assertion)
USING INDEX SEEK asked:Resource(iri)
OPTIONAL MATCH (assertion)-[:inReport]->(report)
OPTIONAL MATCH (assertion)-[:madeBy]->(maker)
OPTIONAL MATCH (assertion)-[:relays]->(earlier)
OPTIONAL MATCH (assertion)-[:affiliation]->(organisation)
RETURN {section: 'assertion', id: assertion.iri, report: report.iri, made_by: maker.iri, stance: assertion.stance,
  relays: earlier.iri, relay_type: assertion.relayType, identification: assertion.identification,
  certainty: assertion.certainty, hedge: assertion.hedge, ground_rule: assertion.groundRule,
  label: assertion.label, affiliation: organisation.iri, wording: assertion.wording} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:about]-(assertion)
USING INDEX SEEK asked:Resource(iri)
MATCH (assertion)-[:about]->(claim)
RETURN {section: 'about', id: assertion.iri, claim: claim.iri} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:about]-(assertion)
USING INDEX SEEK asked:Resource(iri)
UNWIND [
  {role: 'content', words: assertion.contentWords},
  {role: 'cue', words: assertion.cueWords},
  {role: 'source', words: assertion.sourceWords}
] AS held
WITH assertion, held WHERE held.words IS NOT NULL
UNWIND range(0, size(held.words) - 1, 5) AS n
RETURN DISTINCT {section: 'words', id: assertion.iri, role: held.role, start: toInteger(held.words[n]),
  end: toInteger(held.words[n + 1]), exact: held.words[n + 2], prefix: held.words[n + 3],
  suffix: held.words[n + 4]} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:about]-(assertion)-[link:contentSelector|cueSelector|sourceSelector]->(words)
USING INDEX SEEK asked:Resource(iri)
WHERE words.start IS NOT NULL AND words.end IS NOT NULL AND words.exact IS NOT NULL AND words.prefix IS NOT NULL
  AND words.suffix IS NOT NULL
RETURN DISTINCT {section: 'words', id: assertion.iri, role: replace(type(link), 'Selector', ''), start: words.start,
  end: words.end, exact: words.exact, prefix: words.prefix, suffix: words.suffix} AS row

UNION ALL
CALL () {
  MATCH (asked:Resource {iri: $id})<-[:about]-()-[:madeBy|affiliation]->(agent)
  USING INDEX SEEK asked:Resource(iri)
  RETURN agent
  UNION
  MATCH (asked:Resource {iri: $id})<-[:about]-()-[:inReport]->()-[:publisher]->(agent)
  USING INDEX SEEK asked:Resource(iri)
  RETURN agent
}
MATCH (agent)-[:parent*0..]->(member)
WITH DISTINCT member WHERE member.name IS NOT NULL
OPTIONAL MATCH (member)-[:parent]->(parent)
RETURN {section: 'agent', id: member.iri, name: member.name, parent: parent.iri, wikidata: member.wikidata,
  type: [label IN labels(member) WHERE label <> 'Resource' AND label <> 'Agent' AND NOT label CONTAINS ':']} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:about]-()-[:inReport]->(report:Report)
USING INDEX SEEK asked:Resource(iri)
WITH DISTINCT report
OPTIONAL MATCH (report)-[:publisher]->(publisher)
RETURN {section: 'report', id: report.iri, title: report.title, publisher: publisher.iri, published: report.published,
  language: report.language, url: report.url, digest: report.digest, loaded: report.loaded,
  withdrawn: report.withdrawnAt, withdrawal_reason: report.withdrawalReason,
  withdrawal_loaded: report.withdrawalLoaded, credit: report.credit,
  reader: report.reader} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:reviewOf]-(review)
USING INDEX SEEK asked:Resource(iri)
OPTIONAL MATCH (review)-[:reviewer]->(reviewer)
RETURN {section: 'review', id: review.iri, reviewer: reviewer.iri, rating: review.rating,
  rating_value: review.ratingValue, best_rating: review.bestRating, worst_rating: review.worstRating, url: review.url,
  published: review.published, topic: review.topic} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})-[:competesWith]->(claim:Claim)
USING INDEX SEEK asked:Resource(iri)
RETURN {section: 'competing', id: claim.iri, text: claim.text, language: claim.language} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:merges|splits|into]-(decision)
USING INDEX SEEK asked:Resource(iri)
RETURN DISTINCT {section: 'decision', id: decision.iri} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:about]-()-[:inReport]->(report)
USING INDEX SEEK asked:Resource(iri)
WITH DISTINCT report
MATCH (report)<-[:copiedBy]-(copy)-[:copiedFrom]->(original)
WHERE copy.containment IS NOT NULL
RETURN {section: 'copy', id: copy.iri, report: report.iri, of: original.iri, containment: copy.containment} AS row

UNION ALL
MATCH (asked:Resource {iri: $id})<-[:about]-()-[:inReport]->(report)
USING INDEX SEEK asked:Resource(iri)
WITH DISTINCT report
MATCH (report)<-[:copiedBy]-(copy)-[:sharedSelector]->(words)
WHERE words.start IS NOT NULL AND words.end IS NOT NULL AND words.exact IS NOT NULL AND words.prefix IS NOT NULL
  AND words.suffix IS NOT NULL
RETURN DISTINCT {section: 'shared', id: copy.iri, start: words.start, end: words.end, exact: words.exact,
  prefix: words.prefix, suffix: words.suffix} AS row
