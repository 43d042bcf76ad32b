// Переброска войск: кто, куда, сколько и с чьих слов | Troop movements: who, where to, how many and who says so
// help: Отправка, мобилизация и вывод войск с числами | Troops sent, mobilised and withdrawn, with numbers
// words: войска, армия, солдат, военный, отвод, вывод, наступление, мобилизация, призыв, вторжение, контингент, развёртывание, ввод | troops, army, soldier, military, withdrawal, pullout, mobilisation, mobilization, draft, invasion, contingent, deployment, deploy, deployed
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, date_to:date, subject:names, relation, destination:names, beneficiary:names, theme:names
// columns: quantity:number, unit, approximate:flag, polarity, realis, certainty, speakers:names, evidence, document, published:date, source, url, statement
// example: since=2024-01-01
// :param since => '2024-01-01'
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['SENT_TROOPS_TO', 'INVADED', 'MOBILIZED', 'WITHDREW_FROM'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
RETURN s.time_from AS date, s.time_to AS date_to, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT|DESTINATION]->(e:Entity) | e.name] AS destination,
  [(s)-[:BENEFICIARY]->(e:Entity) | e.name] AS beneficiary, [(s)-[:THEME]->(e:Entity) | e.name] AS theme,
  s.quantity AS quantity, s.unit AS unit, s.approximate AS approximate, s.polarity AS polarity, s.realis AS realis,
  s.certainty AS certainty, [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
