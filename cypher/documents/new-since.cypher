// Что нового с этого дня | What is new since a day
// help: Утверждения из статей, вышедших с этого дня, и есть ли такое же в более ранних | Statements of articles published since that day, and whether older ones already had them
// param since: since | с какого дня публикации | from this day of publication on
// param limit: integer = 200 | сколько строк | how many rows
// columns: published:moment, subject:names, relation, object:names, polarity, realis, seen_before:flag, evidence, document
// columns: source, url, statement
// example: since=2025-09-05
// :param since => '2025-09-05'
// :param limit => 200
MATCH (d:Document)
WHERE d.published >= $since
MATCH (d)<-[:IN]-(sentence:Sentence)<-[:EVIDENCE]-(s:Statement)
WHERE s.relation <> 'RELATED'
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
RETURN d.published AS published, [(s)-[:SUBJECT]->(e:Entity) | e.name] AS subject, s.relation AS relation,
  [(s)-[:OBJECT]->(e:Entity) | e.name] AS object, s.polarity AS polarity, s.realis AS realis,
  EXISTS {
    MATCH (s)-[:SUBJECT]->(x:Entity)<-[:SUBJECT|OBJECT]-(old:Statement)-[:SUBJECT|OBJECT]->(y:Entity)<-[:OBJECT]-(s)
    MATCH (old)-[:EVIDENCE]->(:Sentence)-[:IN]->(before:Document)
    WHERE old.relation = s.relation AND old.polarity = s.polarity AND before.published < $since
  } AS seen_before,
  sentence.text AS evidence, d.title AS document, source.name AS source, d.url AS url, s.id AS statement
ORDER BY published, statement
LIMIT $limit
