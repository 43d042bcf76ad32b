// Что планировали, но о чём потом не сообщили | What was planned but not reported as done
// help: Планы и обещания без такого же состоявшегося события тех же сторон позже | Plans without the same event of the same parties reported later
// words: план, намерение, прогноз, будущее, анонс, невыполненный, предстоящий, обещание | plan, intention, forecast, future, upcoming, unfulfilled, announced, promise
// param until: until = 9999-12-31 | запланированное по этот день | planned up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, object:names, realis, polarity, speakers:names, evidence, document, published:date, source, url, statement
// example:
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)-[:SUBJECT]->(x:Entity)
WHERE s.relation > '' AND s.relation <> 'RELATED' AND s.realis = 'planned' AND s.polarity = 'affirmed'
  AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, x, sentence, d, source
WHERE coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
  AND NOT EXISTS {
    MATCH (x)<-[:SUBJECT|OBJECT|PARTICIPANT]-(done:Statement)-[:EVIDENCE]->(:Sentence)-[:IN]->(later:Document)
    MATCH (done)-[:OBJECT|SUBJECT|PARTICIPANT]->(y:Entity)<-[:OBJECT|PARTICIPANT]-(s)
    WHERE done.relation = s.relation AND done.realis = 'actual' AND done.polarity = 'affirmed' AND y.id <> x.id
      AND done.confidence >= $min_confidence
      AND coalesce(done.time_from, substring(later.published, 0, 10), '') >= coalesce(substring(d.published, 0, 10), '')
  }
RETURN s.time_from AS date, s.time_to AS date_to, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, s.realis AS realis, s.polarity AS polarity, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
