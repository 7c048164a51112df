# Replaces quads by others in one transaction: what is in the batch to remove goes, what is in the batch to add comes, or, if
# anything fails, neither. SPARQL has no way to hand in rows, so the batch lends its quads through functions, each called
# with a quad's number in three digits to the base 100; the first digits are cut short where the batch ends. Of a quad in the
# default graph there is no ?g, of others no ?bare, which is the subject: a triple with a part that is missing is passed over.
PREFIX batch: <https://w3id.org/sayso/batch#>

DELETE { GRAPH ?g { ?s ?p ?o } ?bare ?p ?o }
WHERE {
  VALUES ?a {
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40
    41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77
    78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99
  }
  FILTER(batch:holds(1, ?a, 0, 0))
  VALUES ?b {
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40
    41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77
    78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99
  }
  FILTER(batch:holds(1, ?a, ?b, 0))
  VALUES ?c {
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40
    41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77
    78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99
  }
  FILTER(batch:holds(1, ?a, ?b, ?c))
  BIND(batch:graph(1, ?a, ?b, ?c) AS ?g)
  BIND(batch:subject(1, ?a, ?b, ?c) AS ?s)
  BIND(batch:bare(1, ?a, ?b, ?c) AS ?bare)
  BIND(batch:predicate(1, ?a, ?b, ?c) AS ?p)
  BIND(batch:object(1, ?a, ?b, ?c) AS ?o)
} ;
INSERT { GRAPH ?g { ?s ?p ?o } ?bare ?p ?o }
WHERE {
  VALUES ?a {
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40
    41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77
    78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99
  }
  FILTER(batch:holds(2, ?a, 0, 0))
  VALUES ?b {
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40
    41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77
    78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99
  }
  FILTER(batch:holds(2, ?a, ?b, 0))
  VALUES ?c {
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40
    41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77
    78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99
  }
  FILTER(batch:holds(2, ?a, ?b, ?c))
  BIND(batch:graph(2, ?a, ?b, ?c) AS ?g)
  BIND(batch:subject(2, ?a, ?b, ?c) AS ?s)
  BIND(batch:bare(2, ?a, ?b, ?c) AS ?bare)
  BIND(batch:predicate(2, ?a, ?b, ?c) AS ?p)
  BIND(batch:object(2, ?a, ?b, ?c) AS ?o)
}
