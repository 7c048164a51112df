// Which of these claims have a vector?
// parameters: ids
UNWIND $ids AS id
MATCH (vector:Vector {claim: id})
USING INDEX SEEK vector:Vector(claim)
RETURN id
