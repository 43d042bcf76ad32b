// Приговоры, штрафы, решения судов и помилования | Verdicts, fines, rulings and pardons
// help: Что решил суд за период: кто осуждён, за что, на сколько; признания вины, обжалования, отмены, выдача | What courts decided in a period: who was convicted of what and to how much; pleas, appeals, reversals, extraditions
// words: приговор, осуждённый, срок, тюрьма, колония, заключение, заключённый, казнь, судья, апелляция, оправдать, амнистия, помилование, наказание, освобождение, виновный, вина, экстрадиция, правосудие, пожизненный, лишение свободы | sentence, convict, conviction, prison, jail, imprisonment, term, judge, judgment, acquittal, acquit, amnesty, pardon, punishment, penalty, execution, release, guilty, guilt, plea, extradition, justice, court, tribunal, life
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, court:names, relation, party:names, offence:names, quantity:number, unit, polarity, realis, speakers:names
// columns: evidence, document, published:date, source, url, statement
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['CONVICTED', 'FINED', 'RULED_ON', 'PLEADED', 'APPEALED', 'OVERTURNED', 'PARDONED', 'RELEASED', 'EXTRADITED']
  AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date,
  [(s)-[r:SUBJECT|OBJECT]->(e:Entity) WHERE (type(r) = 'SUBJECT') <> (s.relation IN ['PLEADED', 'APPEALED']) | e.name] AS court,
  s.relation AS relation,
  [(s)-[r:SUBJECT|OBJECT]->(e:Entity) WHERE (type(r) = 'SUBJECT') = (s.relation IN ['PLEADED', 'APPEALED']) | e.name] AS party,
  [(s)-[:THEME]->(e:Entity) | e.name] AS offence, s.quantity AS quantity, s.unit AS unit, s.polarity AS polarity,
  s.realis AS realis, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
