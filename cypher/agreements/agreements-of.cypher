// С кем у стороны есть соглашения | Whom a party has agreements with
// help: Что подписала одна сторона и с кем | What one party signed and with whom
// words: договор, пакт, контракт, меморандум, союзник, партнёр, сделка | treaty, deal, pact, accord, contract, memorandum, alliance, ally, partner
// param entity: entity | чьи соглашения | whose agreements
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: date:date, date_to:date, relation, party, others:names, agreement:names, polarity, realis, evidence, document, published:date, source, url, statement
// example: entity=Россия
// :param entity => ['Россия']
// :param min_confidence => 0
MATCH (x:Entity)<-[:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)
WHERE (x.id IN $entity OR x.name IN $entity) AND s.relation IN ['SIGNED', 'SIGNED_WITH', 'AGREED_WITH', 'ALLIED_WITH']
  AND s.confidence >= $min_confidence
WITH DISTINCT x, s
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN s.time_from AS date, s.time_to AS date_to, s.relation AS relation, x.name AS party,
  [(s)-[:SUBJECT|OBJECT|PARTICIPANT]->(e:Entity) WHERE e.type <> 'Agreement' AND e.name <> x.name | e.name] AS others,
  [(s)-[:OBJECT|THEME|INSTRUMENT]->(e:Entity) WHERE e.type = 'Agreement' | e.name] AS agreement,
  s.polarity AS polarity, s.realis AS realis,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
