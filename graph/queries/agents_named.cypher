// Which known agents go by exactly this name, as their name or as an alias? The index finds those whose name holds the
// words; a name without a digit or a Latin, Greek or Cyrillic letter is compared with all.
// parameters: name
// lists: name
UNWIND $name AS asked
CALL (asked) {
  WITH asked WHERE asked =~ '(?s).*[0-9A-Za-zÀ-ÖØ-öø-ɏΑ-Ωα-ωЀ-ҁҊ-ӿ].*'
  CALL db.index.fulltext.queryNodes('sayso_names', '"' + replace(replace(asked, '\\', '\\\\'), '"', '\\"') + '"')
  YIELD node
  RETURN node AS agent
  UNION
  WITH asked WHERE NOT asked =~ '(?s).*[0-9A-Za-zÀ-ÖØ-öø-ɏΑ-Ωα-ωЀ-ҁҊ-ӿ].*'
  MATCH (node:Agent)
  RETURN node AS agent
}
WITH asked, agent WHERE asked IN [] + coalesce(agent.name, []) + coalesce(agent.alias, [])
OPTIONAL MATCH (agent)-[:parent]->(parent)
RETURN asked, agent.iri AS id, agent.name AS name,
  [label IN labels(agent) WHERE label <> 'Resource' AND label <> 'Agent' AND NOT label CONTAINS ':'] AS type,
  parent.iri AS parent
