// name: blocked-initiatives
// title: What was blocked, and by whom
// question: Which initiatives were blocked in the organisation, who sought them, who blocked them, and what followed?
// finding: {count:initiative:initiative|initiatives} blocked in {organisation}[ by {list:blocked_by}]
// empty: No initiative is known to have been blocked in {organisation}
// parameters:
//   organisation: Organisation = SCO  # the organisation in which it was sought
// columns:
//   initiative: what was blocked
//   sought_by: who sought it; empty where no claim says
//   blocked_by: who blocked it; empty where no claim says
//   consequence: what followed, in the words of the claims that give the block as their reason
//   via: the groups and speakers that the claims name, where states stand in their place
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (:Organisation {id: $organisation})<-[within:WITHIN]-(sought:Initiative)<-[act:SOUGHT|BLOCKED]-(actor)
WHERE coalesce(act.within, $organisation) = $organisation
WITH sought, within,
     collect({actor: actor.id, name: actor.name, type: type(act), edge: act, via: act.via, within: act.within}) AS acts
WITH sought, within, acts,
     [act IN acts WHERE act.type = 'BLOCKED' | act.edge] AS blocks,
     [act IN acts WHERE act.type = 'SOUGHT' AND act.edge.outcome = 'blocked' | act.edge] AS bids
WITH sought, within, acts, CASE WHEN size(blocks) > 0 THEN blocks ELSE bids END AS blocks
WHERE size(blocks) > 0
// A group or a speaker is named by the states that stand in its place, and again in `via`.
WITH sought, within, acts, blocks,
     [act IN acts
      WHERE none(other IN acts WHERE other.type = act.type AND coalesce(other.via, '') = act.actor)] AS acting,
     COLLECT {
       UNWIND blocks AS block UNWIND block.claims AS id
       MATCH (:Claim {id: id})<-[:BECAUSE_OF]-(result:Claim)
       RETURN DISTINCT result ORDER BY result.source, result.line, result.id
     } AS results
WITH sought, acting, results,
     [act IN acts | act.edge]
     + CASE WHEN any(act IN acts WHERE act.within IS NULL) THEN [within] ELSE [] END
     + [result IN results |
         {confidence: result.confidence, claims: [result.id], against: [], sources: [result.place]}] AS edges
RETURN sought.name AS initiative,
       COLLECT {
         UNWIND acting AS act WITH act WHERE act.type = 'SOUGHT' RETURN DISTINCT act.name AS name ORDER BY name
       } AS sought_by,
       COLLECT {
         UNWIND acting AS act WITH act WHERE act.type = 'BLOCKED' RETURN DISTINCT act.name AS name ORDER BY name
       } AS blocked_by,
       [result IN results | result.statement] AS consequence,
       COLLECT {
         UNWIND acting AS act WITH act WHERE act.via IS NOT NULL RETURN DISTINCT act.via AS id ORDER BY id
       } AS via,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY initiative, claims
