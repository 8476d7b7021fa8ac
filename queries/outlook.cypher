// name: outlook
// title: What is to come
// question: What is said of the organisation's future, and how likely is it?
// finding: {rows:statement looks|statements look} into the future of {organisation}
// empty: Nothing is said of the future of {organisation}
// parameters:
//   organisation: Organisation = SCO  # the organisation, with its bodies and initiatives
// columns:
//   statement: what a claim says of its future
//   likelihood: the likelihood of a forecast, in a term of ICD 203 or “not stated”; null for what is no forecast
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (organisation:Organisation {id: $organisation})
CALL (organisation) {
  CALL (organisation) {
    MATCH (organisation)<-[:PART_OF*0..1]-(thing:Organisation|Body) RETURN thing
    UNION ALL
    MATCH (organisation)<-[:WITHIN]-(thing:Initiative) RETURN thing
  }
  WITH DISTINCT thing
  MATCH (thing)<-[:SUBJECT|OBJECT|ABOUT]-(said:Claim)
  WHERE (said.layer = 'future' OR said.standing = 'forecast')
    AND (NOT thing:Initiative OR coalesce(said.within, $organisation) = $organisation)
  WITH DISTINCT thing, said.id AS told
  WITH thing, collect(told) AS telling
  // Denials stand at the edges that they deny.
  CALL (thing, telling) {
    UNWIND telling AS told
    RETURN told, null AS denial
    UNION ALL
    MATCH (thing)-[edge:MEMBER_OF|PART_OF|SUCCEEDED|IN_GROUP|SPEAKS_FOR|DECLARES|SERVES_AS|TOWARDS|JOINED_FOR|SOUGHT|
        SUPPORTED|BLOCKED|ADOPTED|TURNED_TO|DISAGREED_WITH|PROMOTES|INVOKES|DESCRIBES|REJECTED|HAS_MEASURE|COMMITS_TO|
        DOES_NOT_COMMIT_TO|HELD|MAKES|SHOWN_BY|WITHIN]-()
    WHERE size(edge.against) > 0
    UNWIND [told IN edge.claims WHERE told IN telling] AS told
    UNWIND edge.against AS denial
    RETURN told, denial
    UNION ALL
    MATCH (thing)<-[:OF]-(:Use)<-[edge:MAKES]-()
    WHERE size(edge.against) > 0
    UNWIND [told IN edge.claims WHERE told IN telling] AS told
    UNWIND edge.against AS denial
    RETURN told, denial
  }
  RETURN told, denial
  UNION ALL
  // What names the organisation by an own key alone, with its denials.
  MATCH (:State|Group)-[edge:JOINED_FOR|TURNED_TO|DISAGREED_WITH]->()
  WHERE $organisation IN [edge.within, edge.instead_of, edge.over]
  UNWIND edge.claims AS told
  UNWIND (CASE WHEN size(edge.against) = 0 THEN [null] ELSE edge.against END) AS denial
  RETURN told, denial
}
WITH told, collect(DISTINCT denial) AS denials
MATCH (said:Claim {id: told})
WHERE said.layer = 'future' OR said.standing = 'forecast'
WITH said, denials, said.source AS source, said.line AS line, said.id AS id
RETURN said.statement AS statement,
       said.likelihood AS likelihood,
       said.confidence AS confidence,
       [id] AS claims,
       COLLECT { UNWIND denials AS denial RETURN denial ORDER BY denial } AS against,
       [said.place] AS sources
ORDER BY source, line, id
