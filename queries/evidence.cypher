// name: evidence
// title: What it rests on
// question: Which claims stand behind a claim, a node or an edge, and which against it?
// finding: {rows:claim|claims} behind {id}, {count:claim/stance=denied} of them denied
// empty: No claim stands behind {id}
// parameters:
//   id: node | edge  # a claim, a node, or an edge as “RUS BLOCKED sco-development-bank”
// columns:
//   claim: the claim
//   statement: what it says
//   stance: affirmed or denied
//   attributed_to: whose view it is; null where it is nobody's in particular
//   source: where it stands
//   line: the line; null where we hold no text

// For a claim: itself, what supports or contradicts it, and its reasons. For a node: the claims that name it, and those
// that its edges rest on. For an edge: its claims, what denies them, and the memberships that it supposes.
CALL () {
  MATCH (said:Claim {id: $id}) RETURN said.id AS told
  UNION
  MATCH (:Claim {id: $id})<-[:SUPPORTS]-(said:Claim) RETURN said.id AS told
  UNION
  MATCH (:Claim {id: $id})-[:CONTRADICTS]-(said:Claim) RETURN said.id AS told
  UNION
  MATCH (:Claim {id: $id})-[:BECAUSE_OF]->(said:Claim) RETURN said.id AS told
  UNION
  MATCH (:Source {id: $id})<-[:CITES]-(said:Claim) RETURN said.id AS told
  UNION
  MATCH (:Passage {id: $id})<-[:STANDS_IN]-(said:Claim) RETURN said.id AS told
  UNION
  MATCH (:State|Group|Organisation|Body|Person|Voice|Initiative|Use|Goal|Commitment|Function|Motive|Event|Term|
      Characterisation|Measure {id: $id})<-[:SUBJECT|OBJECT|ABOUT|ATTRIBUTED_TO|
      ASSERTS]-(said:Claim) RETURN said.id AS told
  UNION
  MATCH (:State|Group|Organisation|Body|Person|Voice|Initiative|Use|Goal|Commitment|Function|Motive|Event|Term|
      Characterisation|Measure {id: $id})-[edge:MEMBER_OF|PART_OF|SUCCEEDED|IN_GROUP|SPEAKS_FOR|DECLARES|SERVES_AS|
      TOWARDS|JOINED_FOR|SOUGHT|SUPPORTED|BLOCKED|ADOPTED|TURNED_TO|DISAGREED_WITH|PROMOTES|INVOKES|DESCRIBES|
      REJECTED|HAS_MEASURE|COMMITS_TO|DOES_NOT_COMMIT_TO|HELD|MAKES|SHOWN_BY|WITHIN]-()
  UNWIND edge.claims + edge.against AS told
  RETURN told
  UNION
  MATCH (:Motive {id: $id})<-[:FOR]-(:Use)<-[edge:MAKES]-(:State|Group)
  UNWIND edge.claims + edge.against AS told
  RETURN told
  UNION
  WITH split($id, ' ') AS words
  WHERE size(words) = 3
  MATCH (:State|Group|Organisation|Body|Person|Voice|Initiative|Use|Goal|Commitment|Function|Motive|Event|Term|
      Characterisation|Measure {id: words[0]})-[edge:MEMBER_OF|PART_OF|SUCCEEDED|IN_GROUP|SPEAKS_FOR|DECLARES|
      SERVES_AS|TOWARDS|JOINED_FOR|SOUGHT|SUPPORTED|BLOCKED|ADOPTED|TURNED_TO|DISAGREED_WITH|PROMOTES|INVOKES|
      DESCRIBES|REJECTED|HAS_MEASURE|COMMITS_TO|DOES_NOT_COMMIT_TO|HELD|MAKES|SHOWN_BY|WITHIN]->(:State|Group|
      Organisation|Body|Person|Voice|Initiative|Use|Goal|Commitment|Function|Motive|Event|Term|Characterisation|
      Measure {id: words[2]})
  WHERE type(edge) = words[1]
  UNWIND edge.claims + edge.against + edge.premises AS told
  RETURN told
  UNION
  WITH split($id, ' ') AS words
  WHERE size(words) = 3 AND words[1] = 'USES'
  MATCH (:State|Group {id: words[0]})-[edge:MAKES]->(:Use)-[:OF]->(:Organisation {id: words[2]})
  UNWIND edge.claims + edge.against + edge.premises AS told
  RETURN told
}
MATCH (said:Claim {id: told})
OPTIONAL MATCH (said)-[:ATTRIBUTED_TO]->(holder)
WITH said, holder, CASE WHEN said.id = $id THEN 0 ELSE 1 END AS rank
RETURN said.id AS claim,
       said.statement AS statement,
       said.stance AS stance,
       holder.name AS attributed_to,
       said.source AS source,
       said.line AS line
ORDER BY rank, source, line, claim
