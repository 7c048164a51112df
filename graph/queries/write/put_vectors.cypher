// Sets the vectors of claims. They are derived, and on nodes of their own, which are no resources: no quads are made of
// them. The procedure keeps them as 32-bit floats, half the size of a list.
// parameters: rows
UNWIND $rows AS row
MERGE (vector:Vector {claim: row.claim})
WITH vector, row
CALL db.create.setNodeVectorProperty(vector, 'vector', row.vector)
