// Обвинения, требования и угрозы | Accusations, demands and threats
// help: Кто кого обвинил, осудил, предупредил или отверг, за период | Who accused, condemned, warned or rejected whom, in a period
// words: обвинение, обвинить, критика, критиковать, осуждение, протест, ультиматум, предупреждение, угроза, санкции, скандал, упрёк, спор, претензия | accuse, accusation, blame, criticism, criticize, criticise, condemnation, protest, ultimatum, warning, threat, threaten, sanction, scandal, dispute, row, complaint
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, subject:names, relation, plover, object:names, theme:names, polarity, realis, evidence, document, published:date, source, url, statement
// example: since=2025-09-01
// :param since => '2025-09-01'
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['ACCUSED', 'CHARGED', 'CONDEMNED', 'CRITICIZED', 'SUED', 'INVESTIGATED', 'SUMMONED_ENVOY_OF', 'REJECTED', 'VETOED',
  'DENIED', 'THREATENED', 'WARNED', 'CONSPIRED_AGAINST', 'DEMANDED', 'SANCTIONED', 'EXPELLED', 'CUT_TIES_WITH',
  'RECALLED_ENVOY_FROM', 'DISPUTED_WITH', 'PROTESTED_AGAINST', 'VOTED_AGAINST', 'BLOCKED', 'FINED', 'ORDERED']
  AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation, s.plover AS plover,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, [(s)-[:THEME]->(e:Entity) | e.name] AS theme,
  s.polarity AS polarity, s.realis AS realis,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
