// Deletes some of the vectors of claims, and of which model they are; returns how many there were.
// parameters: limit
OPTIONAL MATCH (model:VectorModel)
DELETE model
WITH count(*) AS models
CALL () {
  MATCH (vector:Vector)
  WITH vector LIMIT $limit
  DELETE vector
  RETURN count(*) AS vectors
}
RETURN vectors
