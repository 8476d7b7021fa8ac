// name: substitutes
// title: What states turned to instead
// question: To what did states turn instead of the organisation or of what was sought in it?
// finding: {count:state:state|states} turned from {organisation} to {count:alternative:something else|other things}
// empty: No state is known to have turned from {organisation} to anything else
// parameters:
//   organisation: Organisation = SCO  # the organisation that was turned from
// columns:
//   state: the state that turned
//   alternative: what it turned to
//   instead_of: what it turned from: the organisation, or an initiative within it
//   via: the group that the claims speak of, where they don't name the state
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (turner:State)-[turned:TURNED_TO]->(other:Organisation|Initiative)
WHERE turned.instead_of IS NOT NULL
MATCH (left:Organisation|Initiative {id: turned.instead_of})-[within:WITHIN*0..1]->(:Organisation {id: $organisation})
UNWIND within + [turned] AS edge
WITH turner, other, left, turned.via AS via, collect(DISTINCT edge) AS edges
RETURN turner.name AS state,
       other.name AS alternative,
       left.name AS instead_of,
       via,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY state, alternative, instead_of, via, claims
