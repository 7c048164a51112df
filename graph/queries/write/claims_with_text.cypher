// The claims that the indexes of words and vectors cover.
// parameters:
MATCH (claim:Claim) WHERE claim.text IS NOT NULL
RETURN claim.iri AS id
