// name: who-uses-it-for-what
// title: Who uses it for what
// question: Which state uses the organisation for which motive?
// finding: {count:state:state uses|states use} {organisation} for {count:motive:motive|different motives}
// empty: No state is known to use {organisation} for anything
// parameters:
//   organisation: Organisation = SCO  # the organisation that is used
// columns:
//   state: the state that uses it
//   motive: what the state wants
//   layer: declared, actual, hidden, future or background
//   outcome: what came of it; null where no claim says
//   via: the group that the claims speak of, where they don't name the state
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (:Organisation {id: $organisation})<-[:OF]-(use:Use)<-[made:MAKES]-(user:State),
      (use)-[:FOR]->(wanted:Motive)
RETURN user.name AS state,
       wanted.name AS motive,
       made.layer AS layer,
       made.outcome AS outcome,
       made.via AS via,
       made.confidence AS confidence,
       made.claims AS claims,
       made.against AS against,
       made.sources AS sources
ORDER BY state, motive, layer, outcome, via, claims
