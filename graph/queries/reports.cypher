// The reports, newest first; of one publisher if it is given. after_published and after_id continue after a row.
// parameters: publisher after_published after_id
CALL () {
  WITH 1 AS everybody WHERE $publisher IS NULL
  MATCH (report:Report)
  RETURN report
  UNION
  WITH 1 AS one WHERE $publisher IS NOT NULL
  MATCH (asked:Resource {iri: $publisher})<-[:publisher]-(report:Report)
  USING INDEX SEEK asked:Resource(iri)
  RETURN report
}
WITH report, report.iri AS id, coalesce(report.published, '') AS moment
WHERE $after_published IS NULL OR moment < $after_published OR (moment = $after_published AND id > $after_id)
OPTIONAL MATCH (report)-[:publisher]->(publisher)
WITH report, id, moment, publisher WHERE $publisher IS NULL OR publisher.iri = $publisher
ORDER BY moment DESC, id
LIMIT $limit
RETURN id, report.title AS title, publisher.iri AS publisher, publisher.name AS publisher_name,
  report.published AS published, report.language AS language, report.url AS url, report.loaded AS loaded,
  report.digest AS digest
