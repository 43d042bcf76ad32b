// Перепечатки одной и той же статьи | Reprints of one and the same article
// help: Группы почти одинаковых текстов: они считаются одним сообщением | Groups of nearly equal texts: they count as one report
// words: копия, дубликат, повтор, плагиат, похожий, одинаковый | copy, copies, duplicate, syndicated, plagiarism, similar, same
// columns: report, documents:integer, first_published:moment, last_published:moment, sources:names, titles:names
// example:
MATCH (d:Document)
WHERE d.duplicate_group >= ''
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH coalesce(d.duplicate_group, d.id) AS report, count(DISTINCT d.id) AS documents, min(d.published) AS first_published,
  max(d.published) AS last_published, collect(DISTINCT source.name) AS sources, collect(DISTINCT d.title) AS titles
WHERE documents > 1
RETURN report, documents, first_published, last_published, sources, titles
ORDER BY documents DESC, report
