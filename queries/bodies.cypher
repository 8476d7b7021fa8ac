// name: bodies
// title: What it consists of
// question: Which bodies does the organisation have, and what are they for?
// finding: {organisation} has {count:body:body|bodies}
// empty: No body of {organisation} is known
// parameters:
//   organisation: Organisation = SCO  # the organisation they are part of
// columns:
//   body: the part of the organisation
//   function: what it does; null where no claim says
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (:Organisation {id: $organisation})<-[belongs:PART_OF]-(part:Body)
OPTIONAL MATCH (part)-[serves:SERVES_AS]->(served:Function)
UNWIND [belongs, serves] AS edge
WITH part, served, collect(DISTINCT edge) AS edges
RETURN part.name AS body,
       served.name AS function,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY body, function, claims
