// name: measures
// title: Numbers that are claimed
// question: Which numbers are claimed of the organisation, and what do the data show?
// finding: {count:measure:number is|numbers are} claimed of {organisation}: {count:measure/verdict=supported}
//   supported by data, {count:measure/verdict=contradicted} contradicted,
//   {count:measure/verdict=not checked} not checked
// empty: No number is claimed of {organisation}
// parameters:
//   organisation: Organisation = SCO  # the organisation that is measured
// columns:
//   measure: what is measured
//   claimed: the number as it is claimed, with its qualifier and unit
//   observed: what a data set shows; null where none was consulted
//   verdict: supported, contradicted or not checked
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

// An observation is what a data set says to support or contradict a claim; an edge that rests on observations alone is
// nothing to check.
MATCH (:Organisation {id: $organisation})-[has:HAS_MEASURE]->(measured:Measure)
WHERE EXISTS {
  UNWIND has.claims AS id
  MATCH (claim:Claim {id: id})
  WHERE NOT EXISTS { MATCH (claim)-[:SUPPORTS|CONTRADICTS]->(:Claim), (claim)-[:CITES]->(:Source {kind: 'dataset'}) }
}
WITH measured, has,
     COLLECT {
       UNWIND has.claims AS id
       MATCH (:Claim {id: id})<-[link:SUPPORTS|CONTRADICTS]-(seen:Claim)-[:CITES]->(:Source {kind: 'dataset'})
       RETURN DISTINCT {seen: seen, verdict: CASE type(link) WHEN 'SUPPORTS' THEN 'supported' ELSE 'contradicted' END}
     } AS observations
UNWIND (CASE WHEN size(observations) = 0 THEN [{verdict: 'not checked'}] ELSE observations END) AS observation
WITH measured, has, observation.seen AS seen, observation.verdict AS verdict
UNWIND [has, seen] AS figure
WITH measured, has, seen, verdict,
     collect(trim(coalesce(figure.qualifier + ' ', '')
       + CASE WHEN figure.value = toInteger(figure.value) THEN toString(toInteger(figure.value))
              ELSE toString(figure.value) END
       + coalesce(' ' + figure.unit, ''))) AS figures
WITH measured, seen, verdict, figures[0] AS claimed, collect(has) AS told,
     CASE WHEN seen.value IS NULL THEN seen.statement ELSE figures[1] END AS observed
WITH measured, claimed, observed, verdict, told, seen,
     told + (CASE WHEN seen IS NULL THEN [] ELSE
       [{confidence: seen.confidence, claims: [seen.id], against: [], sources: [seen.place]}] END) AS edges
RETURN measured.name AS measure,
       claimed,
       observed,
       verdict,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY measure, claimed, observed, verdict, claims
