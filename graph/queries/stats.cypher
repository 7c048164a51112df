// How much the store holds.
// parameters:
CALL () { MATCH (report:Report) RETURN count(report) AS reports }
CALL () { MATCH (claim:Claim) RETURN count(claim) AS claims }
CALL () { MATCH (assertion:Assertion) RETURN count(assertion) AS assertions }
CALL () { MATCH (agent:Agent) RETURN count(agent) AS agents }
RETURN reports, claims, assertions, agents
