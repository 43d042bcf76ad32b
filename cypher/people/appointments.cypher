// Назначения, отставки и выборы | Appointments, resignations and elections
// help: Кто кого назначил, уволил, избрал и кто ушёл сам, за период | Who appointed, dismissed or elected whom, and who resigned, in a period
// words: назначение, назначить, отставка, увольнение, уволить, избрание, выборы, кадры, преемник, выдвижение, кандидат, уход, снять | appoint, appointment, dismissal, fire, sack, resignation, election, elect, hire, nominee, candidate, departure, ouster, reshuffle
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, subject:names, relation, object:names, theme:names, polarity, realis, evidence, document, published:date, source, url, statement
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['APPOINTED', 'NOMINATED', 'SUCCEEDED', 'DISMISSED', 'ELECTED', 'RESIGNED'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:THEME]->(e:Entity) | e.name] AS theme,
  s.polarity AS polarity, s.realis AS realis,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
