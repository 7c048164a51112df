// Claims and how far each is corroborated, as last assessed.
// parameters: id
// lists: id
UNWIND $id AS asked
MATCH (claim:Claim {iri: asked})
USING INDEX SEEK claim:Claim(iri)
OPTIONAL MATCH (claim)<-[:assesses]-(assessment:Assessment)
RETURN claim.iri AS id, claim.text AS text, claim.language AS language, assessment.status AS status,
  assessment.rule AS rule, assessment.originsMin AS origins_min, assessment.originsMax AS origins_max,
  assessment.reportCount AS reports, assessment.publisherCount AS publishers
