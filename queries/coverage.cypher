// name: coverage
// title: What of a source is carried
// question: Which sentences of a source are carried by how many claims, and why are the others not?
// finding: {count:passage:sentence|sentences} of {source}, {count:passage/claims=0} of them without a claim
// empty: {source} is not read sentence by sentence
// parameters:
//   source: Source  # the source that is read
// columns:
//   section: the part of the source
//   line: the line
//   passage: the sentence, by its id
//   claims: how many claims stand in it
//   because: why no claim carries it; null where one does

MATCH (:Source {id: $source})<-[:OF_SOURCE]-(sentence:Passage)
OPTIONAL MATCH (sentence)<-[:STANDS_IN]-(said:Claim)
WITH sentence, count(DISTINCT said) AS claims
WITH sentence, claims, sentence.start AS start
RETURN sentence.section AS section,
       sentence.line AS line,
       sentence.id AS passage,
       claims,
       sentence.because AS because
ORDER BY line, start, passage
