// name: motives-of
// title: What a state uses organisations for
// question: For which motives does a state use which organisations?
// finding: {state} uses {count:organisation:organisation|organisations} for {count:motive:motive|different motives}
// empty: {state} is not known to use any organisation
// parameters:
//   state: State  # the state that uses them
// columns:
//   organisation: the organisation that is used
//   motive: what the state wants
//   layer: declared, actual, hidden, future or background
//   outcome: what came of it; null where no claim says
//   via: the group that the claims speak of, where they don't name the state
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (:State {id: $state})-[made:MAKES]->(use:Use)-[:OF]->(used:Organisation),
      (use)-[:FOR]->(wanted:Motive)
RETURN used.name AS organisation,
       wanted.name AS motive,
       made.layer AS layer,
       made.outcome AS outcome,
       made.via AS via,
       made.confidence AS confidence,
       made.claims AS claims,
       made.against AS against,
       made.sources AS sources
ORDER BY organisation, motive, layer, outcome, via, claims
