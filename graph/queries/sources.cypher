// Who is said to have said things: every agent, in how many reports it speaks, and how often as the origin or as one who
// passes on. type: only agents of that class. q: a part of the name or of an alias, lower case. after_reports and after_id
// continue after a row.
// parameters: type q after_reports after_id
MATCH (agent:Agent)
WHERE agent.name IS NOT NULL
  AND ($type IS NULL OR $type IN labels(agent))
  AND ($q IS NULL
    OR any(name IN [] + agent.name + coalesce(agent.alias, []) WHERE toLower(toString(name)) CONTAINS $q))
CALL (agent) {
  OPTIONAL MATCH (agent)<-[:madeBy]-(assertion)-[:inReport]->(report)
  WITH assertion, report, EXISTS { (assertion)-[:relays]->() } AS relays
  RETURN count(DISTINCT report) AS reports,
    count(DISTINCT CASE WHEN NOT relays THEN assertion END) AS as_origin,
    count(DISTINCT CASE WHEN relays THEN assertion END) AS as_relay
}
WITH agent, agent.iri AS id, reports, as_origin, as_relay
WHERE $after_reports IS NULL OR reports < $after_reports OR (reports = $after_reports AND id > $after_id)
ORDER BY reports DESC, id
LIMIT $limit
OPTIONAL MATCH (agent)-[:parent]->(parent)
RETURN id, agent.name AS name,
  [label IN labels(agent) WHERE label <> 'Resource' AND label <> 'Agent' AND NOT label CONTAINS ':'] AS type,
  parent.iri AS parent, reports, as_origin, as_relay
ORDER BY reports DESC, id
