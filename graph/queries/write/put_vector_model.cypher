// Notes of which model the vectors of claims are, unless that is noted already; returns what is noted.
// parameters: name digest
MERGE (model:VectorModel {index: 'sayso_vectors'})
ON CREATE SET model.name = $name, model.digest = $digest
RETURN model.name AS name, model.digest AS digest
