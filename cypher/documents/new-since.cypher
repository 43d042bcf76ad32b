// Что нового с этого дня или прогона | What is new since a day or a run
// help: Утверждения из статей, вышедших или загруженных с тех пор, и есть ли такое же в более ранних | Statements of articles published or ingested since then, and whether older ones already had them
// words: свежий, последний, обновление, новость, сегодня, вчера | latest, recent, update, news, today, yesterday
// param since: since = | опубликовано с этого дня | published from this day on
// param ingested: since = | загружено с этого дня | ingested from this day on
// param run: run = | загружено с этого прогона («graphbuilder query runs») | ingested by this run or later («graphbuilder query runs»)
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: published:moment, subject:names, relation, object:names, polarity, realis, seen_before:flag, evidence, document
// columns: source, url, statement, ingested:moment, run
// example: since=2025-09-05
// :param since => '2025-09-05'
// :param ingested => ''
// :param run => ''
// :param min_confidence => 0
// :param limit => 200
OPTIONAL MATCH (r:Document)
WHERE r.run = $run
WITH CASE WHEN $run = '' THEN '' ELSE coalesce(min(r.ingested), '9999') END AS begun
MATCH (d:Document)
WHERE d.ingested >= begun AND d.ingested >= $ingested AND coalesce(d.published, '') >= $since
  AND EXISTS {
    MATCH (d)<-[:IN]-(:Sentence)<-[:EVIDENCE]-(s:Statement)
    WHERE s.relation <> 'RELATED' AND s.confidence >= $min_confidence
  }
WITH begun, d
ORDER BY d.published, d.id
LIMIT $limit
MATCH (d)<-[:IN]-(sentence:Sentence)<-[:EVIDENCE]-(s:Statement)
WHERE s.relation <> 'RELATED' AND s.confidence >= $min_confidence
WITH begun, d, sentence, s
ORDER BY d.published, d.id, s.id
LIMIT $limit
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (s)-[:OF|ABOUT]->(told)
WITH begun, d, sentence, s, source, coalesce(told.parties, told.id) AS parties
WITH begun, d, sentence, s, source, EXISTS {
    MATCH (:Occurrence {parties: parties})<-[:OF]-(old:Statement)-[:EVIDENCE]->(:Sentence)-[:IN]->(before:Document)
    WHERE old.polarity = s.polarity AND old.confidence >= $min_confidence
      AND (before.published < $since OR before.ingested < $ingested OR before.ingested < begun)
  } OR EXISTS {
    MATCH (:Parties {id: parties})<-[:ABOUT]-(old:Statement)-[:EVIDENCE]->(:Sentence)-[:IN]->(before:Document)
    WHERE old.polarity = s.polarity AND old.confidence >= $min_confidence
      AND (before.published < $since OR before.ingested < $ingested OR before.ingested < begun)
  } AS seen
WITH d, sentence, s, source, collect(seen) AS seen
RETURN d.published AS published, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, s.polarity AS polarity, s.realis AS realis, true IN seen AS seen_before,
  sentence.text AS evidence, d.title AS document, source.name AS source, d.url AS url, s.id AS statement, d.ingested AS ingested, d.run AS run
ORDER BY published, statement
LIMIT $limit
