// name: shared-motives
// title: Motives that states share
// question: For which motives do two or more states use the organisation, and how many of them independently?
// finding: {rows:motive is|motives are} shared by two states or more that use {organisation}
// empty: No motive is known to be shared by two states that use {organisation}
// parameters:
//   organisation: Organisation = SCO  # the organisation that is used
// columns:
//   motive: what they want
//   states: the states that want it, two or more
//   independent: how many of them speak for themselves; the states of one group count once
//   via: the groups that the claims speak of
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (:Organisation {id: $organisation})<-[:OF]-(use:Use)<-[made:MAKES]-(user:State),
      (use)-[:FOR]->(wanted:Motive)
// A state that is named itself speaks for itself; of the others, those of one group speak with one voice.
WITH wanted, user, made
ORDER BY made.via
WITH wanted, user, collect(made) AS makings
WITH wanted, user, makings,
     CASE WHEN any(made IN makings WHERE made.via IS NULL) THEN user.id ELSE makings[0].via END AS voice
WITH wanted, collect({id: user.id, name: user.name}) AS users, collect(makings) AS nested,
     count(DISTINCT user.id) AS many, count(DISTINCT voice) AS independent
WHERE many > 1
WITH wanted, users, independent, reduce(edges = [], makings IN nested | edges + makings) AS edges
RETURN wanted.name AS motive,
       COLLECT {
         UNWIND users AS user WITH user.id AS id, user.name AS name RETURN name ORDER BY name, id
       } AS states,
       independent,
       COLLECT {
         UNWIND edges AS edge WITH DISTINCT edge.via AS id WHERE id IS NOT NULL RETURN id ORDER BY id
       } AS via,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY size(states) DESC, motive, claims
