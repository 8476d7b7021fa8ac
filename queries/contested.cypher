// name: contested
// title: What is contested
// question: Which claims are contradicted or denied by which others?
// finding: {rows:pair|pairs} of claims that speak against each other
// empty: No claim contradicts or denies another
// columns:
//   claim: the claim that is contradicted or denied
//   statement: what it says
//   against: the claim that contradicts or denies it
//   counter_statement: what that one says

// Where two claims contradict each other, each way, or by denial and contradiction at once, they are one pair.
CALL () {
  MATCH (:State|Group|Organisation|Body|Person|Voice|Initiative|Goal|Commitment|Function|Motive|Event|Term|
      Characterisation|Measure)-[edge:MEMBER_OF|PART_OF|SUCCEEDED|IN_GROUP|SPEAKS_FOR|DECLARES|SERVES_AS|TOWARDS|
      JOINED_FOR|SOUGHT|SUPPORTED|BLOCKED|ADOPTED|TURNED_TO|DISAGREED_WITH|PROMOTES|INVOKES|DESCRIBES|REJECTED|
      HAS_MEASURE|COMMITS_TO|DOES_NOT_COMMIT_TO|HELD|MAKES]->()
  WHERE size(edge.against) > 0
  UNWIND edge.claims AS id
  UNWIND edge.against AS other
  RETURN DISTINCT id, other, 0 AS rank
  UNION ALL
  MATCH (counter:Claim)-[:CONTRADICTS]->(said:Claim)
  RETURN said.id AS id, counter.id AS other, CASE WHEN said.id < counter.id THEN 1 ELSE 2 END AS rank
}
WITH id, other, rank, CASE WHEN id < other THEN [id, other] ELSE [other, id] END AS pair
ORDER BY rank
WITH pair, collect([id, other]) AS ways
WITH ways[0] AS way
MATCH (said:Claim {id: way[0]})
MATCH (counter:Claim {id: way[1]})
RETURN said.id AS claim,
       said.statement AS statement,
       counter.id AS against,
       counter.statement AS counter_statement
ORDER BY claim, against
