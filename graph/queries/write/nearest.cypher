// The claims whose vectors are nearest to each of some others, best first, with a likeness from 0 to 1 by the vectors
// themselves. `documents` is how many the index is asked for.
// parameters: vectors documents limit
UNWIND range(0, size($vectors) - 1) AS number
CALL db.index.vector.queryNodes('sayso_vectors', $documents, $vectors[number]) YIELD node
WITH number, node.claim AS id, vector.similarity.cosine(node.vector, $vectors[number]) AS likeness
ORDER BY number, likeness DESC, id
RETURN number, collect([id, likeness])[..$limit] AS found
