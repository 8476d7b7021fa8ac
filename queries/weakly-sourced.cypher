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

OPTIONAL MATCH (origin:Source)
WHERE origin.reliability IN ['D', 'E']
WITH collect({id: origin.id, grade: origin.reliability}) AS unreliable
MATCH (said:Claim)
UNWIND [CASE WHEN said.confidence = 'low' THEN 'confidence low' END,
        CASE WHEN said.credibility IN ['4', '5'] THEN 'credibility ' + said.credibility END,
        [origin IN unreliable WHERE origin.id = said.source | 'reliability ' + origin.grade][0],
        CASE WHEN said.voices = 1 THEN 'one voice only' END] AS why
WITH said, why
WHERE why IS NOT NULL
RETURN said.id AS id,
       said.statement AS statement,
       why
