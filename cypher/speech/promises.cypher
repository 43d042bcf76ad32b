// Обещания и предложения | Promises and offers
// help: Кто кому что обещал, предлагал, к чему призывал | Who promised, offered or urged what to whom
// words: обещать, обещание, предложить, призыв, просьба, гарантия, обязательство, клятва, приглашение | promise, pledge, vow, offer, proposal, appeal, request, guarantee, commitment, invitation
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, subject:names, relation, object:names, theme:names, polarity, realis, speakers:names, evidence, document, published:date, source, url, statement
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['PROMISED', 'OFFERED', 'INVITED', 'ASKED', 'URGED'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:THEME]->(e:Entity) | e.name] AS theme,
  s.polarity AS polarity, s.realis AS realis, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
