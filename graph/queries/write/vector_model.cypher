// Of which model are the vectors of claims?
// parameters:
MATCH (model:VectorModel {index: 'sayso_vectors'})
USING INDEX SEEK model:VectorModel(index)
RETURN model.name AS name, model.digest AS digest
