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
  MATCH (organisation)<-[:PART_OF|WITHIN*0..1]-(thing:Organisation|Body|Initiative) RETURN thing
  UNION ALL
  MATCH (organisation)-[:SUCCEEDED*1..8]->(thing:Organisation) RETURN thing
}
CALL (thing) {
  MATCH (thing)<-[:SUBJECT|OBJECT|ABOUT]-(said:Claim)
  WHERE said.when IS NOT NULL OR said.since IS NOT NULL
  OPTIONAL MATCH (said)-[:CONTRADICTS]-(counter:Claim)
  RETURN said.id AS told, counter.id AS denial
  UNION ALL
  // Denials stand at the edges that they deny.
  MATCH (thing)-[edge:MEMBER_OF|PART_OF|SUCCEEDED|IN_GROUP|SPEAKS_FOR|DECLARES|SERVES_AS|TOWARDS|JOINED_FOR|SOUGHT|
      SUPPORTED|BLOCKED|ADOPTED|TURNED_TO|DISAGREED_WITH|PROMOTES|INVOKES|DESCRIBES|REJECTED|HAS_MEASURE|COMMITS_TO|
      DOES_NOT_COMMIT_TO|HELD|MAKES|SHOWN_BY|WITHIN]-()
  WHERE size(edge.against) > 0
  UNWIND edge.claims AS id
  MATCH (said:Claim {id: id})
  WHERE said.when IS NOT NULL OR said.since IS NOT NULL
  UNWIND edge.against AS denial
  RETURN said.id AS told, denial
  UNION ALL
  MATCH (thing)<-[:OF]-(:Use)<-[edge:MAKES]-(:State|Group)
  WHERE size(edge.against) > 0
  UNWIND edge.claims AS id
  MATCH (said:Claim {id: id})
  WHERE said.when IS NOT NULL OR said.since IS NOT NULL
  UNWIND edge.against AS denial
  RETURN said.id AS told, denial
}
WITH told, collect(DISTINCT denial) AS denials
MATCH (said:Claim {id: told})
MATCH (said)-[:SUBJECT]->(one)
RETURN coalesce(said.when, said.since) AS when,
       said.statement AS what,
       one.name AS who,
       said.confidence AS confidence,
       [said.id] AS claims,
       COLLECT { UNWIND denials AS id RETURN id ORDER BY id } AS against,
       [said.place] AS sources
ORDER BY CASE WHEN said.when IS NULL THEN coalesce(said.since_earliest, said.since_latest)
              ELSE coalesce(said.when_earliest, said.when_latest) END,
         CASE WHEN said.when IS NULL THEN said.since_latest ELSE said.when_latest END,
         said.id
