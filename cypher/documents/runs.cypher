// Что и когда пришло в граф | What came into the graph, and when
// help: Прогоны загрузки: сколько новых или изменённых статей добавил каждый | Runs of ingest: how many new or changed articles each added
// words: загрузка, импорт, прогон, журнал, история | ingest, import, load, log, history, batch
// param limit: integer = 50 | сколько строк | how many rows
// columns: ingested:moment, run, documents:integer, statements:integer, sources:names
// example:
// :param limit => 50
MATCH (d:Document)
WHERE d.ingested >= ''
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (d)<-[:IN]-(:Sentence)<-[:EVIDENCE]-(s:Statement)
RETURN min(d.ingested) AS ingested, d.run AS run, count(DISTINCT d.id) AS documents, count(DISTINCT s.id) AS statements,
  collect(DISTINCT source.name) AS sources
ORDER BY ingested DESC, run
LIMIT $limit
