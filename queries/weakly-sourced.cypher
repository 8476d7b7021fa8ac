// name: weakly-sourced
// title: What rests on little
// question: Which claims rest on little, and why?
// finding: {count:id:claim rests|claims rest} on little, {count:id/why=one voice only} of them on one voice only
// empty: No claim rests on little
// order: id, why
// columns:
//   id: the claim
//   statement: what it says
//   why: low confidence, doubtful information, an unreliable source, or one voice only; a row each

// A pass over the claims a reason: one pass that makes a list of reasons of each claim takes twice as long.
MATCH (said:Claim)
WHERE said.confidence = 'low'
RETURN said.id AS id,
       said.statement AS statement,
       'confidence low' AS why
UNION ALL
MATCH (said:Claim)
WHERE said.credibility IN ['4', '5']
RETURN said.id AS id,
       said.statement AS statement,
       'credibility ' + said.credibility AS why
UNION ALL
MATCH (origin:Source)<-[:CITES]-(said:Claim)
WHERE origin.reliability IN ['D', 'E']
RETURN said.id AS id,
       said.statement AS statement,
       'reliability ' + origin.reliability AS why
UNION ALL
MATCH (said:Claim)
WHERE said.voices = 1
RETURN said.id AS id,
       said.statement AS statement,
       'one voice only' AS why
