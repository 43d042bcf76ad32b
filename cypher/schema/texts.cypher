// Full-text search over sentences and titles, by lemma. Both engines; may be run again.
CREATE FULLTEXT INDEX sentence_lemmas IF NOT EXISTS FOR (n:Sentence) ON EACH [n.lemmas];
CREATE FULLTEXT INDEX document_lemmas IF NOT EXISTS FOR (n:Document) ON EACH [n.lemmas];
