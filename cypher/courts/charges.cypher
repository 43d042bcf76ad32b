// Суды: кого, в чём и кто обвинил и чем кончилось | Courts: who is charged with what by whom, and how it ended
// help: Обвинения, иски и дела за период; исход — приговор, штраф, оправдание, апелляция — из статей не раньше обвинения | Charges, suits and cases of a period; the outcome (verdict, fine, ruling, appeal) is of articles no older than the charge
// words: обвиняемый, подсудимый, подозреваемый, следствие, расследование, уголовный, дело, процесс, иск, истец, ответчик, арест, задержание, задержать, прокуратура, прокурор, следователь, преступление, преступник, мошенничество, кража, полиция, правосудие, адвокат, растрата, хищение, допрос | defendant, suspect, accused, investigation, probe, criminal, crime, trial, lawsuit, sue, plaintiff, indictment, indict, arrest, detain, detention, prosecutor, police, fraud, theft, justice, lawyer, litigation, embezzlement, interrogation
// param since: since = | с какого дня | from this day on
// param until: until = 9999-12-31 | по какой день | up to this day
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: date:date, defendant:names, relation, offence:names, authority:names, polarity, realis, outcomes:names, outcome_date:date
// columns: outcome_evidence, speakers:names, evidence, document, published:date, source, url, statement
// example:
// :param since => ''
// :param until => '9999-12-31'
// :param min_confidence => 0
// :param limit => 200
MATCH (s:Statement)
WHERE s.relation IN ['CHARGED', 'SUED', 'INVESTIGATED'] AND s.confidence >= $min_confidence
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source
WHERE coalesce(s.time_to, s.time_from, substring(d.published, 0, 10), '') >= $since
  AND coalesce(s.time_from, substring(d.published, 0, 10), '') <= $until
OPTIONAL MATCH (s)-[:OBJECT]->(:Entity)<-[part:OBJECT|SUBJECT]-(verdict:Statement)-[:EVIDENCE]->(told:Sentence)-[:IN]->(later:Document)
WHERE verdict.polarity = 'affirmed' AND verdict.realis = 'actual' AND verdict.confidence >= $min_confidence
  AND ((type(part) = 'OBJECT' AND verdict.relation IN ['CONVICTED', 'FINED', 'RULED_ON', 'PARDONED', 'RELEASED', 'EXTRADITED'])
    OR (type(part) = 'SUBJECT' AND verdict.relation IN ['PLEADED', 'APPEALED']))
  AND coalesce(verdict.time_to, substring(later.published, 0, 10), '9999') >= coalesce(s.time_from, substring(d.published, 0, 10), '')
WITH s, sentence, d, source, verdict, told, coalesce(verdict.time_from, substring(later.published, 0, 10)) AS day
ORDER BY day DESC, verdict.id
WITH s, sentence, d, source, collect(DISTINCT verdict.relation) AS outcomes, max(day) AS outcome_date,
  collect(told.text)[0] AS outcome_evidence
RETURN s.time_from AS date, [(s)-[:OBJECT]->(e:Entity) | e.name] AS defendant, s.relation AS relation,
  [(s)-[:THEME]->(e:Entity) | e.name] AS offence, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS authority,
  s.polarity AS polarity, s.realis AS realis, outcomes, outcome_date, outcome_evidence,
  [(s)-[:SPEAKER]->(e:Entity) | e.name] AS speakers,
  sentence.text AS evidence, d.title AS document, d.published AS published, source.name AS source, d.url AS url,
  s.id AS statement
ORDER BY coalesce(s.time_from, substring(d.published, 0, 10), ''), published, statement
LIMIT $limit
