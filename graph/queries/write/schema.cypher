// Constraints and indexes: one statement each, named, made if missing. Existence and node-key constraints are Enterprise
// only; unique ones are not. `Resource` is on every node of an IRI or blank node and makes it one node an IRI; those of the
// classes let `MATCH (c:Claim {iri: ...})` find its node at once. Names are in a full-text index because a plain one takes
// no value over 8 kB, and outside RDF may bring any.
CREATE CONSTRAINT sayso_resource IF NOT EXISTS FOR (n:Resource) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT sayso_report IF NOT EXISTS FOR (n:Report) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT sayso_claim IF NOT EXISTS FOR (n:Claim) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT sayso_agent IF NOT EXISTS FOR (n:Agent) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT sayso_review IF NOT EXISTS FOR (n:Review) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT sayso_statement IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sayso_marks_report IF NOT EXISTS FOR (n:Marks) REQUIRE n.report IS UNIQUE;
CREATE INDEX sayso_elsewhere IF NOT EXISTS FOR (n:Resource) ON (n.elsewhere);
CREATE CONSTRAINT sayso_vector_claim IF NOT EXISTS FOR (n:Vector) REQUIRE n.claim IS UNIQUE;
CREATE CONSTRAINT sayso_vector_model IF NOT EXISTS FOR (n:VectorModel) REQUIRE n.index IS UNIQUE;
CREATE INDEX sayso_statement_graph IF NOT EXISTS FOR (n:Statement) ON (n.graph);
CREATE INDEX sayso_statement_subject IF NOT EXISTS FOR (n:Statement) ON (n.subject);
CREATE INDEX sayso_statement_target IF NOT EXISTS FOR (n:Statement) ON (n.target);
CREATE FULLTEXT INDEX sayso_wordings IF NOT EXISTS FOR (n:Claim|Assertion) ON EACH [n.text, n.wording]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX sayso_names IF NOT EXISTS FOR (n:Agent) ON EACH [n.name, n.alias]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX sayso_marks IF NOT EXISTS FOR (n:Marks) ON EACH [n.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE VECTOR INDEX sayso_vectors IF NOT EXISTS FOR (n:Vector) ON (n.vector)
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine'}};
