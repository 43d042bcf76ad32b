// Что одни утверждают, а другие отрицают | What some affirm and others deny
// help: Одно и то же отношение тех же сторон, сказанное и так, и наоборот; обе фразы рядом | The same relation of the same parties said both ways; both sentences side by side
// words: противоречие, опровержение, опровергнуть, отрицание, спорный, разногласие, ложь, фейк, дезинформация, враньё, врать, правда, оспаривать | contradiction, denial, deny, refute, disputed, disagreement, conflicting, lie, fake, disinformation, false, true, truth, contest, contradictory
// param relation: relation = | только это отношение | this relation only
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 200 | сколько строк | how many rows
// columns: relation, subject:names, object:names, affirmed_by, denied_by, affirmed, denied, affirmed_in, denied_in
// columns: affirmed_on:date, denied_on:date, affirmed_statement, denied_statement
// example:
// :param relation => ''
// :param min_confidence => 0
// :param limit => 200
MATCH (n:Statement {polarity: 'negated'})
WHERE n.relation STARTS WITH $relation
WITH DISTINCT n
WHERE ($relation = '' OR n.relation = $relation) AND n.confidence >= $min_confidence
MATCH (n)-[:OF|ABOUT]->(told)<-[:OF|ABOUT]-(p:Statement)
WHERE p.polarity = 'affirmed' AND p.realis = n.realis AND p.confidence >= $min_confidence
WITH DISTINCT n, p
WHERE p.time_from IS NULL OR n.time_from IS NULL
  OR (p.time_from <= coalesce(n.time_to, n.time_from) AND n.time_from <= coalesce(p.time_to, p.time_from))
MATCH (n)-[:EVIDENCE]->(no:Sentence)-[:IN]->(nd:Document)
MATCH (p)-[:EVIDENCE]->(yes:Sentence)-[:IN]->(pd:Document)
OPTIONAL MATCH (nd)-[:PUBLISHED_BY]->(ns:Source)
OPTIONAL MATCH (pd)-[:PUBLISHED_BY]->(ps:Source)
OPTIONAL MATCH (n)-[:SPEAKER]->(nk:Entity)
OPTIONAL MATCH (p)-[:SPEAKER]->(pk:Entity)
WITH n, p, no, yes, nd, pd, ns, ps, min(nk.name) AS no_speaker, min(pk.name) AS yes_speaker
RETURN n.relation AS relation, [(n)-[:SUBJECT]->(e:Entity) | e.name] AS subject, [(n)-[:OBJECT]->(e:Entity) | e.name] AS object,
  coalesce(yes_speaker, ps.name) AS affirmed_by, coalesce(no_speaker, ns.name) AS denied_by, yes.text AS affirmed,
  no.text AS denied, pd.title AS affirmed_in, nd.title AS denied_in, pd.published AS affirmed_on, nd.published AS denied_on,
  p.id AS affirmed_statement, n.id AS denied_statement
ORDER BY relation, affirmed_on, affirmed_statement, denied_statement
LIMIT $limit
