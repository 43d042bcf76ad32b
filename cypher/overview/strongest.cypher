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
MATCH (s)-[:EVIDENCE]->(sentence:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(source:Source)
WITH s, sentence, d, source, CASE WHEN s.relation IN ['AGREED_WITH', 'ALLIED_WITH', 'COOPERATED_WITH',
  'EXCHANGED_WITH', 'RESTORED_TIES_WITH', 'SIGNED_WITH', 'MERGED_WITH', 'TRADED_WITH', 'COMPETED_WITH',
  'CEASED_FIRE_WITH', 'HELD_EXERCISE_WITH', 'CALLED', 'DISCUSSED', 'MET', 'NEGOTIATED_WITH', 'FAMILY_OF', 'KNOWS',
  'BORDERS', 'DISPUTED_WITH'] AND y.id < x.id THEN [y, x] ELSE [x, y] END AS pair
WITH s, sentence, d, source, pair[0] AS x, pair[1] AS y
ORDER BY d.published, s.id
WITH x, y, s.relation AS relation, coalesce(d.duplicate_group, d.id) AS report, count(DISTINCT s.id) AS found,
  collect(coalesce(source.id, d.id))[0] AS origin, collect(DISTINCT source.name) AS names, max(s.confidence) AS sure,
  max(d.published) AS last, collect(sentence.text)[0] AS text, collect(d.title)[0] AS title
ORDER BY sure DESC, report
WITH x.name AS subject, relation, y.name AS object, x.id AS x_id, y.id AS y_id, count(DISTINCT origin) AS reports,
  sum(found) AS statements, collect(names) AS printed, round(max(sure), 2) AS confidence, max(last) AS last_published,
  collect(text)[0] AS evidence, collect(title)[0] AS document
RETURN subject, relation, object, reports, statements, reduce(joined = [], some IN printed | joined + some) AS sources,
  confidence, last_published, evidence, document
ORDER BY reports DESC, confidence DESC, statements DESC, subject, relation, object
LIMIT $limit
