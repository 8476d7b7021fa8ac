// name: why-join
// title: Why states join
// question: For which reasons do states join the organisation?
// finding: {count:reason:reason|reasons} for joining {organisation}
// empty: No reason for joining {organisation} is known
// parameters:
//   organisation: Organisation = SCO  # the organisation that is joined
// columns:
//   state: the state, or the states that the claims speak of together
//   reason: what they want by joining
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (joiner:State|Group)-[joined:JOINED_FOR]->(wanted:Motive)
WHERE joined.within = $organisation
   OR (joined.within IS NULL AND EXISTS {
     UNWIND joined.claims AS id MATCH (:Claim {id: id})-[:ABOUT]->(:Organisation {id: $organisation})
   })
WITH joiner, wanted, collect(joined) AS edges
RETURN joiner.name AS state,
       wanted.name AS reason,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY state, reason, claims
