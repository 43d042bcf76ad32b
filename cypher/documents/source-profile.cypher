// О чём пишет источник | What a source writes about
// help: Отношения и стороны в статьях одного источника: сколько, с чьих слов, как уверенно | Relations in one source's articles: how many, on whose word, how sure
// words: издание, газета, агентство, сайт, СМИ, редакция, предвзятость, тема | outlet, newspaper, agency, publisher, media, website, bias, coverage
// param source: source | какой источник | which source
// param min_confidence: share = 0 | утверждения не менее уверенные | statements at least this sure
// columns: source, relation, statements:integer, documents:integer, denied:integer, planned:integer, attributed:integer
// columns: confidence:number, actors:names
// example: source=Yonhap
// :param source => ['Yonhap']
// :param min_confidence => 0
MATCH (o:Source)<-[:PUBLISHED_BY]-(d:Document)<-[:IN]-(:Sentence)<-[:EVIDENCE]-(s:Statement)
WHERE o.id IN $source AND s.confidence >= $min_confidence
OPTIONAL MATCH (s)-[:SUBJECT]->(x:Entity)
WITH o, d, s, x, EXISTS { (s)-[:SPEAKER]->(:Entity) } AS spoken
RETURN o.name AS source, s.relation AS relation, count(DISTINCT s.id) AS statements, count(DISTINCT d.id) AS documents,
  count(DISTINCT CASE WHEN s.polarity = 'negated' THEN s.id END) AS denied,
  count(DISTINCT CASE WHEN s.realis <> 'actual' THEN s.id END) AS planned,
  count(DISTINCT CASE WHEN spoken THEN s.id END) AS attributed, round(avg(s.confidence), 2) AS confidence,
  collect(DISTINCT x.name) AS actors
ORDER BY statements DESC, relation
