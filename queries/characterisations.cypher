// name: characterisations
// title: What it is called
// question: What is the organisation called, by whom, and who rejects it?
// finding: {organisation} is described in {count:characterisation:way|different ways}
// empty: Nobody is known to call {organisation} anything
// parameters:
//   organisation: Organisation = SCO  # the organisation that is described
// columns:
//   characterisation: what it is called
//   held_by: who calls it that; null where no claim says
//   rejected_by: who rejects it; null where no claim says
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (:Organisation {id: $organisation})<-[describes:DESCRIBES]-(called:Characterisation)
UNWIND describes.claims AS id
MATCH (claim:Claim {id: id})
OPTIONAL MATCH (claim)-[:ATTRIBUTED_TO]->(holder)
WITH called, holder, describes, collect(claim) AS held
// What one holds rests on the claims about that one alone, though they share an edge with others'.
WITH called, holder, collect({
    confidence: CASE WHEN any(claim IN held WHERE claim.confidence = 'high') THEN 'high'
                     WHEN any(claim IN held WHERE claim.confidence = 'moderate') THEN 'moderate' ELSE 'low' END,
    claims: [claim IN held | claim.id], against: describes.against, sources: [claim IN held |
        claim.place]}) AS holding
OPTIONAL MATCH (called)<-[rejects:REJECTED]-(rejecter:State|Person)
WITH called, holder, holding, rejecter, collect(rejects) AS rejected
WITH called, holder, rejecter, holding + rejected AS edges
RETURN called.name AS characterisation,
       holder.name AS held_by,
       rejecter.name AS rejected_by,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY characterisation, held_by, rejected_by, claims
