// What people decided about claims, and which reports they withdrew and reinstated: a row for each claim that is merged, and each wording that is split off.
// parameters:
MATCH (decision:Decision)
WHERE decision.decidedBy IS NOT NULL AND decision.decidedAt IS NOT NULL AND decision.why IS NOT NULL
OPTIONAL MATCH (decision)-[:merges]->(merged)
OPTIONAL MATCH (decision)-[:splits]->(split)
OPTIONAL MATCH (decision)-[:into]->(into)
OPTIONAL MATCH (decision)-[:undoes]->(undone)
OPTIONAL MATCH (decision)-[:withdraws]->(withdrawn)
OPTIONAL MATCH (decision)-[:reinstates]->(reinstated)
WITH decision, merged, split, into, undone, withdrawn, reinstated,
  CASE WHEN decision.splitWording IS NULL THEN [null]
       WHEN valueType(decision.splitWording) STARTS WITH 'LIST' THEN decision.splitWording
       ELSE [decision.splitWording] END AS wordings
UNWIND wordings AS wording
RETURN decision.iri AS id, merged.iri AS merges, split.iri AS splits, wording, into.iri AS into,
  undone.iri AS undoes, withdrawn.iri AS withdraws, reinstated.iri AS reinstates, decision.effective AS effective,
  decision.decidedBy AS by, decision.decidedAt AS at, decision.why AS why
ORDER BY at, id, coalesce(merges, ''), coalesce(wording, '')
LIMIT $limit
