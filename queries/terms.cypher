// name: terms
// title: Phrases that carry politics
// question: Which phrases does the organisation invoke, who promotes them, and what do they mean?
// finding: {count:term:phrase carries|phrases carry} politics in {organisation}
// empty: No phrase that carries politics in {organisation} is known
// parameters:
//   organisation: Organisation = SCO  # the organisation that invokes them
// columns:
//   term: the phrase
//   promoted_by: who promotes it; null where no claim says
//   meaning: what a claim about the phrase says; null where there is none
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (organisation:Organisation {id: $organisation})
MATCH (phrase:Term)
OPTIONAL MATCH (organisation)-[invokes:INVOKES]->(phrase)
WITH organisation, phrase, collect(invokes) AS invoked
WHERE size(invoked) > 0
   OR EXISTS {
     MATCH (phrase)<-[:SUBJECT|OBJECT|ABOUT]-(tie:Claim {stance: 'affirmed'})-[:SUBJECT|OBJECT|ABOUT]->(organisation)
   }
OPTIONAL MATCH (phrase)<-[promotes:PROMOTES]-(promoter:State|Person)
WITH phrase, invoked, promoter, collect(promotes) AS promoted
OPTIONAL MATCH (phrase)<-[:SUBJECT|ABOUT]-(saying:Claim)
WHERE NOT (coalesce(saying.relation, '') IN ['INVOKES', 'PROMOTES'] AND saying.object = phrase.id)
WITH DISTINCT phrase, invoked, promoter, promoted, saying
WITH phrase, promoter, saying,
     invoked + promoted + (CASE WHEN saying IS NULL THEN [] ELSE
       [{confidence: saying.confidence, claims: [saying.id], against: [], sources: [saying.place]}] END) AS edges
RETURN phrase.name AS term,
       promoter.name AS promoted_by,
       saying.statement AS meaning,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY term, promoted_by, saying.source, saying.line, claims
