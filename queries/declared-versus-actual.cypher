// name: declared-versus-actual
// title: What it declares and what it does
// question: Which stated goals are served by something that the organisation really does, and which are not?
// finding: {organisation}: {count:declared/gap=no function linked:stated goal|stated goals} without a function,
//   {count:actual/gap=no goal linked:function|functions} without a stated goal
// empty: Neither stated goals nor actual functions of {organisation} are known
// parameters:
//   organisation: Organisation = SCO  # the organisation, with its bodies
// columns:
//   holder: who serves the function; the organisation itself for a goal that stands alone
//   declared: the stated goal; null for a function that serves none of them
//   actual: what is really done; null for a goal that nothing serves
//   gap: linked, no function linked, or no goal linked
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (organisation:Organisation {id: $organisation})
CALL (organisation) {
  MATCH (organisation)-[declares:DECLARES]->(stated:Goal)<-[towards:TOWARDS]-(served:Function),
        (served)<-[serves:SERVES_AS {layer: 'actual'}]-(server:Organisation|
            Body)-[belongs:PART_OF*0..1]->(organisation)
  UNWIND [declares, towards, serves] + belongs AS edge
  RETURN server, stated, served, 'linked' AS gap, collect(DISTINCT edge) AS edges
  UNION ALL
  MATCH (organisation)-[declares:DECLARES]->(stated:Goal)
  WHERE NOT EXISTS {
    MATCH (stated)<-[:TOWARDS]-(:Function)<-[:SERVES_AS {layer: 'actual'}]-(:Organisation|
        Body)-[:PART_OF*0..1]->(organisation)
  }
  RETURN organisation AS server, stated, null AS served, 'no function linked' AS gap,
         collect(DISTINCT declares) AS edges
  UNION ALL
  MATCH (organisation)<-[belongs:PART_OF*0..1]-(server:Organisation|
      Body)-[serves:SERVES_AS {layer: 'actual'}]->(served:Function)
  WHERE NOT EXISTS { MATCH (served)-[:TOWARDS]->(:Goal)<-[:DECLARES]-(organisation) }
  UNWIND belongs + [serves] AS edge
  RETURN server, null AS stated, served, 'no goal linked' AS gap, collect(DISTINCT edge) AS edges
}
RETURN server.name AS holder,
       stated.name AS declared,
       served.name AS actual,
       gap,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY declared, actual, holder, claims
