// Which reports share most marks with a text? Their marks are compared by the caller.
// parameters: query limit
CALL db.index.fulltext.queryNodes('sayso_marks', $query, {limit: $limit}) YIELD node
RETURN node.report AS report, node.words AS words
