// Статьи в графе | Articles in the graph
// help: Заголовок, источник, день, сколько утверждений найдено | Title, source, day, how many statements were found
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param limit: integer = 200 | сколько строк | how many rows
// columns: published:moment, title, source, language, statements:integer, denied:integer, reprint_of, url, document
// example: since=2025-09-01
// :params {since: '2025-09-01', until: '9999-12-31', limit: 200}
MATCH (d:Document)
WHERE d.published >= $since AND substring(d.published, 0, 10) <= $until
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (d)<-[:IN]-(:Sentence)<-[:EVIDENCE]-(s:Statement)
WITH d, source, count(DISTINCT s.id) AS statements, count(DISTINCT CASE WHEN s.polarity = 'negated' THEN s.id END) AS denied
OPTIONAL MATCH (other:Document)
WHERE other.published >= '' AND other.published < d.published AND coalesce(other.duplicate_group, CASE WHEN other.sha256 <> '' THEN other.sha256 END, other.id) = coalesce(d.duplicate_group, CASE WHEN d.sha256 <> '' THEN d.sha256 END, d.id)
RETURN d.published AS published, d.title AS title, source.name AS source, d.language AS language, statements, denied,
  min(other.id) AS reprint_of, d.url AS url, d.id AS document
ORDER BY published, document
LIMIT $limit
