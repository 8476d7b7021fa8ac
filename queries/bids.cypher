// name: bids
// title: What states sought
// question: What did states seek in the organisation, when, and what came of it?
// finding: {count:state:state|states} sought {count:bid:thing|things} in {organisation}
// empty: No state is known to have sought anything in {organisation}
// parameters:
//   organisation: Organisation = SCO  # the organisation in which it was sought
// columns:
//   state: the state that sought it
//   year: the earliest year that the claims allow; null where they give none
//   bid: what was sought
//   outcome: adopted, blocked, not adopted or not stated
//   via: the group that sought it, or the person who spoke for the state, where the claims name these
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (:Organisation {id: $organisation})<-[within:WITHIN]-(sought:Initiative)<-[seeks:SOUGHT]-(seeker:State)
WHERE coalesce(seeks.within, $organisation) = $organisation
// Where the claims of the bid don't say in which organisation, the row rests on those that do.
UNWIND CASE WHEN seeks.within IS NULL THEN [seeks, within] ELSE [seeks] END AS edge
WITH seeker, sought, toInteger(left(seeks.when_earliest, 4)) AS year, coalesce(seeks.outcome, 'not stated') AS outcome,
     seeks.via AS via, collect(DISTINCT edge) AS edges
RETURN seeker.name AS state,
       year,
       sought.name AS bid,
       outcome,
       via,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY year, state, bid, outcome, via, claims
