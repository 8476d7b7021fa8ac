// name: stated-goals
// title: What it says it is for
// question: Which goals does the organisation state?
// finding: {organisation} states {rows:goal|goals}
// empty: {organisation} is not known to state any goal
// parameters:
//   organisation: Organisation = SCO  # the organisation that states them
// columns:
//   goal: what it says it is for
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (:Organisation {id: $organisation})-[declares:DECLARES]->(declared:Goal)
WITH declared, collect(declares) AS edges
RETURN declared.name AS goal,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY goal, claims
