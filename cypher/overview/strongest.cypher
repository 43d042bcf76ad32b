// Самые надёжные связи | The strongest links
// help: Связи, о которых пишет больше всего независимых источников, с предложением; известное лишь с чьих-то слов опущено | Links that most independent sources report, with a sentence; what is known only by somebody's word is left out
// words: важный, главный, доказанный, проверенный, подтверждённый, надёжность | reliable, important, proven, solid, confirmed, best
// param attributed: flag = false | и известное лишь с чьих-то слов | what is known only by somebody's word, too
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// param limit: integer = 20 | сколько строк | how many rows
// columns: subject, relation, object, reports:integer, statements:integer, sources:names, confidence:number, last_published:date
// columns: evidence, document
// example:
// :param attributed => false
// :param min_confidence => 0
// :param limit => 20
MATCH (s:Statement)
WHERE s.relation > '' AND s.relation <> 'RELATED' AND s.polarity = 'affirmed' AND s.realis = 'actual'
  AND s.confidence >= $min_confidence AND ($attributed OR NOT coalesce(s.attributed, false))
MATCH (s)-[:SUBJECT]->(x:Entity)
MATCH (s)-[:OBJECT]->(y:Entity)
MATCH (s)-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s.id AS id, s.relation AS relation, s.confidence AS confidence, d.published AS published, source.name AS name,
  coalesce(d.duplicate_group, d.id) AS report, coalesce(source.id, d.id) AS origin,
  CASE WHEN s.relation IN ['AGREED_WITH', 'ALLIED_WITH', 'COOPERATED_WITH', 'EXCHANGED_WITH', 'RESTORED_TIES_WITH',
  'SIGNED_WITH', 'MERGED_WITH', 'TRADED_WITH', 'COMPETED_WITH', 'CEASED_FIRE_WITH', 'HELD_EXERCISE_WITH', 'CALLED',
  'DISCUSSED', 'MET', 'NEGOTIATED_WITH', 'FAMILY_OF', 'KNOWS', 'BORDERS', 'DISPUTED_WITH'] AND y.id < x.id THEN [y.id, y.name, x.id, x.name] ELSE [x.id, x.name, y.id, y.name] END AS pair
WITH pair, relation, report, count(DISTINCT id) AS found, max(confidence) AS sure, max(published) AS last,
  collect(DISTINCT name) AS names, min(coalesce(published, '9999') + '|' + id + '|' + origin) AS first
WITH pair, relation, count(DISTINCT substring(first, size(split(first, '|')[0]) + 18)) AS reports,
  sum(found) AS statements, round(max(sure), 2) AS confidence, max(last) AS last_published, collect(names) AS printed,
  collect([sure, report, first]) AS told
ORDER BY reports DESC, confidence DESC, statements DESC, pair[1], relation, pair[3], pair[0], pair[2]
LIMIT $limit
UNWIND told AS one
WITH pair, relation, reports, statements, confidence, last_published, printed, one
ORDER BY one[0] DESC, one[1]
WITH pair, relation, reports, statements, confidence, last_published, printed, collect(one[2])[0] AS first
MATCH (:Statement {id: split(first, '|')[1]})-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
RETURN pair[1] AS subject, relation, pair[3] AS object, reports, statements,
  reduce(joined = [], some IN printed | joined + some) AS sources, confidence, last_published,
  sentence.text AS evidence, d.title AS document
ORDER BY reports DESC, confidence DESC, statements DESC, subject, relation, object
LIMIT $limit
