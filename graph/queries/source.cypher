// One source: what it is, whom it belongs to, in how many reports it speaks, and how often as the origin or passing on.
// parameters: id
MATCH (agent:Agent {iri: $id})
USING INDEX SEEK agent:Agent(iri)
WHERE agent.name IS NOT NULL
CALL (agent) {
  OPTIONAL MATCH (agent)<-[:madeBy]-(assertion)-[:inReport]->(report)
  WITH assertion, report, EXISTS { (assertion)-[:relays]->() } AS relays
  RETURN count(DISTINCT report) AS reports,
    count(DISTINCT CASE WHEN NOT relays THEN assertion END) AS as_origin,
    count(DISTINCT CASE WHEN relays THEN assertion END) AS as_relay
}
OPTIONAL MATCH (agent)-[:parent]->(parent)
RETURN agent.iri AS id, agent.name AS name,
  [label IN labels(agent) WHERE label <> 'Resource' AND label <> 'Agent' AND NOT label CONTAINS ':'] AS type,
  parent.iri AS parent, parent.name AS parent_name, agent.wikidata AS wikidata, reports, as_origin, as_relay
