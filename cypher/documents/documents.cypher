// Статьи в графе | Articles in the graph
// help: Заголовок, источник, день, сколько утверждений найдено | Title, source, day, how many statements were found
// words: документ, текст, публикация, новость, материал, список | document, text, publication, news, story, list
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param limit: integer = 200 | сколько строк | how many rows
// columns: published:moment, title, source, language, statements:integer, denied:integer, reprint_of, url, document, ingested:moment, run
// example: since=2025-09-01
// :param since => '2025-09-01'
// :param until => '9999-12-31'
// :param limit => 200
MATCH (d:Document)
WHERE d.ingested >= ''
WITH d
ORDER BY d.published, d.id
WITH coalesce(d.duplicate_group, d.id) AS report, collect(d) AS copies
UNWIND copies AS d
WITH d, copies[0] AS first
WHERE coalesce(d.published, '') >= $since AND substring(coalesce(d.published, ''), 0, 10) <= $until
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (d)<-[:IN]-(:Sentence)<-[:EVIDENCE]-(s:Statement)
RETURN d.published AS published, d.title AS title, source.name AS source, d.language AS language,
  count(DISTINCT s.id) AS statements, count(DISTINCT CASE WHEN s.polarity = 'negated' THEN s.id END) AS denied,
  CASE WHEN first.id <> d.id THEN first.id END AS reprint_of, d.url AS url, d.id AS document,
  d.ingested AS ingested, d.run AS run
ORDER BY published, document
LIMIT $limit
