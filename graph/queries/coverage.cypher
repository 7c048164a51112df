// What there is to search: how many reports, of how many publishers, from when to when; and the languages they are in.
// parameters:
CALL () {
  OPTIONAL MATCH (report:Report)
  OPTIONAL MATCH (report)-[:publisher]->(publisher)
  RETURN 'all' AS section, null AS language, count(DISTINCT report) AS reports,
    count(DISTINCT publisher) AS publishers, null AS dated, null AS first, null AS last
  UNION ALL
  OPTIONAL MATCH (report:Report) WHERE report.published IS NOT NULL
  RETURN 'dates' AS section, null AS language, null AS reports, null AS publishers, count(report) AS dated,
    min(report.published) AS first, max(report.published) AS last
  UNION ALL
  MATCH (report:Report) WHERE report.language IS NOT NULL
  RETURN 'language' AS section, report.language AS language, count(report) AS reports, null AS publishers,
    null AS dated, null AS first, null AS last
}
RETURN section, language, reports, publishers, dated, first, last
ORDER BY section, coalesce(reports, 0) DESC, language
LIMIT $limit
