// name: weakly-sourced
// title: What rests on little
// question: Which claims rest on little, and why?
// finding: {count:id:claim rests|claims rest} on little, {count:id/why=one voice only} of them on one voice only
// empty: No claim rests on little
// columns:
//   id: the claim
//   statement: what it says
//   why: low confidence, doubtful information, an unreliable source, or one voice only; a row each

MATCH (said:Claim)-[:CITES]->(origin:Source)
UNWIND [CASE WHEN said.confidence = 'low' THEN 'confidence low' END,
        CASE WHEN said.credibility IN ['4', '5'] THEN 'credibility ' + said.credibility END,
        CASE WHEN origin.reliability IN ['D', 'E'] THEN 'reliability ' + origin.reliability END,
        CASE WHEN said.voices = 1 THEN 'one voice only' END] AS why
WITH said, why
WHERE why IS NOT NULL
RETURN said.id AS id,
       said.statement AS statement,
       why
ORDER BY id, why
