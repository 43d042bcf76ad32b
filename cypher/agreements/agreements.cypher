// Соглашения и кто их подписал | Agreements and who signed them
// help: Подписания и договорённости за период, с документом, если он назван | Signings and accords of a period, with the document where it is named
// words: договор, пакт, контракт, меморандум, протокол, декларация, конвенция, перемирие | treaty, deal, pact, accord, contract, memorandum, protocol, declaration, convention, truce, ceasefire
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, relation, parties:names, agreement:names, polarity, realis, evidence, document, published:date, source, url, statement
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['SIGNED', 'SIGNED_WITH', 'AGREED_WITH'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, s.relation AS relation,
  [(s)-[:SUBJECT|OBJECT|PARTICIPANT]->(e:Entity) WHERE e.type <> 'Agreement' | e.name] AS parties,
  [(s)-[:OBJECT|THEME|INSTRUMENT]->(e:Entity) WHERE e.type = 'Agreement' | e.name] AS agreement,
  s.polarity AS polarity, s.realis AS realis,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
