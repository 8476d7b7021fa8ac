// name: actual-functions
// title: What it really does
// question: Which functions do the organisation and its bodies really serve?
// finding: {organisation} really serves {count:function:function|functions}
// empty: Nothing that {organisation} really does is known
// parameters:
//   organisation: Organisation = SCO  # the organisation, with its bodies
// columns:
//   holder: the organisation or the body that serves the function
//   function: what it really does
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

// A row about a body rests on its being part of the organisation, too.
MATCH (:Organisation {id: $organisation})<-[belongs:PART_OF*0..1]-(server:Organisation|Body)
      -[serves:SERVES_AS {layer: 'actual'}]->(served:Function)
UNWIND belongs + [serves] AS edge
WITH server, served, collect(DISTINCT edge) AS edges
RETURN server.name AS holder,
       served.name AS function,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY holder, function, claims
