// How many claims the index of words covers.
// parameters:
MATCH (claim:Claim) WHERE claim.text IS NOT NULL
RETURN count(claim) AS claims
