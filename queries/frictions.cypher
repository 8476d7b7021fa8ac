// name: frictions
// title: Who is at odds with whom
// question: Who blocked, rejected or disagreed with what in the organisation, and against whom?
// finding: Most often at odds with others in {organisation}: {most:state}
// empty: No friction within {organisation} is known
// parameters:
//   organisation: Organisation = SCO  # the organisation in which they are at odds
// columns:
//   state: the state or group that blocked, rejected or disagreed
//   against_whom: who sought it, who holds the view, or who disagreed; null where no claim says
//   over: what was blocked, rejected or disagreed over; null where no claim says
//   via: the group or speaker that the claims name, where a state stands in their place
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (organisation:Organisation {id: $organisation})
CALL (organisation) {
  // Blocks, against each who sought the same; a group or speaker counts by the states that stand in its place.
  MATCH (organisation)<-[within:WITHIN]-(sought:Initiative)<-[blocks:BLOCKED]-(actor:State|Group)
  WHERE coalesce(blocks.within, $organisation) = $organisation
  OPTIONAL MATCH (sought)<-[seeks:SOUGHT]-(other:State|Group|Person|Organisation)
  WHERE coalesce(seeks.within, $organisation) = $organisation AND other.id <> actor.id
    AND NOT EXISTS { MATCH (sought)<-[stands:SOUGHT]-(:State) WHERE stands.via = other.id }
  UNWIND [blocks, seeks] + (CASE WHEN blocks.within IS NULL THEN [within] ELSE [] END) AS edge
  RETURN actor, other, sought.name AS over, coalesce(blocks.via, seeks.via) AS via, collect(DISTINCT edge) AS edges
  UNION ALL
  // Rejections of what the organisation is called, against each who calls it that.
  MATCH (organisation)<-[describes:DESCRIBES]-(called:Characterisation)<-[rejects:REJECTED]-(actor:State)
  UNWIND describes.claims AS id
  MATCH (claim:Claim {id: id})
  OPTIONAL MATCH (claim)-[:ATTRIBUTED_TO]->(other)
  WITH actor, other, called, rejects, describes, collect(claim) AS held
  UNWIND [rejects, {
    confidence: CASE WHEN any(claim IN held WHERE claim.confidence = 'high') THEN 'high'
                     WHEN any(claim IN held WHERE claim.confidence = 'moderate') THEN 'moderate' ELSE 'low' END,
    claims: [claim IN held | claim.id], against: describes.against, sources: [claim IN held | claim.place]}] AS edge
  RETURN actor, other, called.name AS over, rejects.via AS via, collect(edge) AS edges
  UNION ALL
  // Disagreements over the organisation or something of its own, or between two that belong to it, unless they are
  // over another organisation or something of that one.
  MATCH (actor:State|Group)-[disagrees:DISAGREED_WITH]->(other:State|Group)
  OPTIONAL MATCH (matter:State|Group|Organisation|Body|Person|Voice|Initiative|Goal|Commitment|Function|Motive|Event|
      Term|Characterisation|Measure {id: disagrees.over})
  WITH organisation, actor, other, disagrees, matter
  WHERE matter.id = $organisation
     OR EXISTS { MATCH (matter)-[:WITHIN|PART_OF|SUCCEEDED|DECLARES|SERVES_AS|INVOKES|DESCRIBES|HAS_MEASURE|
         COMMITS_TO|DOES_NOT_COMMIT_TO|HELD]-(organisation) }
     OR EXISTS { UNWIND disagrees.claims AS id MATCH (:Claim {id: id})-[:ABOUT]->(organisation) }
     OR (EXISTS { MATCH (actor)<-[:IN_GROUP*0..1]-(:State|Group)-[:MEMBER_OF]->(organisation) }
         AND EXISTS { MATCH (other)<-[:IN_GROUP*0..1]-(:State|Group)-[:MEMBER_OF]->(organisation) }
         AND NOT coalesce(matter:Organisation, false)
         AND NOT EXISTS { MATCH (matter)-[:WITHIN|PART_OF|SUCCEEDED|DECLARES|SERVES_AS|INVOKES|DESCRIBES|HAS_MEASURE|
             COMMITS_TO|DOES_NOT_COMMIT_TO|HELD]-(:Organisation) })
  RETURN actor, other, matter.name AS over, null AS via, collect(disagrees) AS edges
}
RETURN actor.name AS state,
       other.name AS against_whom,
       over,
       via,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY state, over, against_whom, via, claims
