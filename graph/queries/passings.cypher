// The steps by which a claim passes from one agent to the next, of the claims of which a source speaks: a row for each
// assertion that relays another. target: only of claims of which this agent speaks, too. claim: only of this one.
// report: only of claims of which this report speaks.
// parameters: source target claim report
MATCH (source:Resource {iri: $source})<-[:madeBy]-()-[:about]->(claim)
USING INDEX SEEK source:Resource(iri)
WITH DISTINCT claim
WHERE ($claim IS NULL OR claim.iri = $claim)
  AND EXISTS {
    MATCH (claim)<-[:about]-()-[:madeBy]->(target)
    WHERE $target IS NULL OR target.iri = $target
  }
  AND EXISTS {
    MATCH (claim)<-[:about]-()-[:inReport]->(inside)
    WHERE $report IS NULL OR inside.iri = $report
  }
MATCH (claim)<-[:about]-(later)-[:relays]->(earlier)-[:about]->(claim)
MATCH (earlier)-[:madeBy]->(teller)
MATCH (later)-[:madeBy]->(hearer)
MATCH (later)-[:inReport]->(report)
OPTIONAL MATCH (report)-[:publisher]->(publisher)
WITH DISTINCT claim, later, earlier, teller, hearer, report, publisher,
  claim.iri AS about, report.iri AS within, later.iri AS later_iri, earlier.iri AS earlier_iri
ORDER BY about, within, later_iri, earlier_iri
LIMIT $limit
RETURN about, claim.text AS text, later.stance AS stance, within, report.title AS title, report.published AS published,
  publisher.iri AS publisher, earlier_iri AS earlier, teller.iri AS teller, teller.name AS teller_name,
  later_iri AS later, hearer.iri AS hearer, hearer.name AS hearer_name
