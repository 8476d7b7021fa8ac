// name: timeline
// title: What happened when
// question: What happened in the organisation, its bodies, its initiatives and its predecessors, and when?
// finding: {rows:dated statement|dated statements} about {organisation}
// empty: Nothing about {organisation} has a date
// parameters:
//   organisation: Organisation = SCO  # the organisation
// columns:
//   when: the date as the claim writes it (EDTF); the beginning of what lasts
//   what: what the claim says
//   who: whom or what it says it of
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (organisation:Organisation {id: $organisation})
CALL (organisation) {
  CALL (organisation) {
    MATCH (organisation)<-[:PART_OF*0..1]-(thing:Organisation|Body) RETURN thing
    UNION ALL
    MATCH (organisation)-[:SUCCEEDED*1..8]->(thing:Organisation) RETURN thing
    UNION ALL
    MATCH (organisation)<-[:WITHIN]-(thing:Initiative) RETURN thing
  }
  WITH DISTINCT thing
  MATCH (thing)<-[:SUBJECT|OBJECT|ABOUT]-(said:Claim)
  WHERE coalesce(said.when, said.since) IS NOT NULL
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
WHERE coalesce(said.when, said.since) IS NOT NULL
MATCH (said)-[:SUBJECT]->(one)
WITH said, one, denials,
     CASE WHEN said.when IS NULL THEN [said.since_earliest, said.since_latest]
          ELSE [said.when_earliest, said.when_latest] END AS bounds
WITH said, one, denials, coalesce(bounds[0], bounds[1]) AS begins, bounds[1] AS ends
RETURN coalesce(said.when, said.since) AS when,
       said.statement AS what,
       one.name AS who,
       said.confidence AS confidence,
       [said.id] AS claims,
       COLLECT { UNWIND denials AS id RETURN id ORDER BY id } AS against,
       [said.place] AS sources
ORDER BY begins, ends, claims
