// name: silences
// title: Of whom nothing is claimed
// question: Of which states that belong to the organisation is no use of it claimed?
// finding: No use of {organisation} is claimed of {count:state:state that belongs|states that belong} to it
// empty: Some use of {organisation} is claimed of every state that belongs to it
// parameters:
//   organisation: Organisation = SCO  # the organisation they belong to
// columns:
//   state: the state of whom no use is claimed, by itself or as one of a group
//   status: member, observer, dialogue partner or applicant

// A claim without any date does not keep a status alive that another claim says has ended.
MATCH (organisation:Organisation {id: $organisation})<-[term:MEMBER_OF]-(holder:State)
WHERE term.until IS NULL
  AND (term.since IS NOT NULL OR NOT EXISTS {
    MATCH (organisation)<-[ended:MEMBER_OF]-(holder) WHERE ended.status = term.status AND ended.until IS NOT NULL
  })
WITH DISTINCT organisation, holder, term.status AS status
WHERE NOT EXISTS { MATCH (holder)-[:MAKES]->(:Use)-[:OF]->(organisation) }
RETURN holder.name AS state,
       status
ORDER BY CASE status WHEN 'member' THEN 0 WHEN 'observer' THEN 1 WHEN 'dialogue partner' THEN 2 ELSE 3 END, state
