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

MATCH (organisation:Organisation {id: $organisation})
WITH organisation,
     COLLECT { MATCH (organisation)<-[:OF]-(:Use)<-[:MAKES]-(user:State) RETURN DISTINCT user.id } AS users
MATCH (organisation)<-[term:MEMBER_OF]-(holder:State)
WHERE NOT holder.id IN users
// A status is not kept alive by a claim without an end where another claim says that it has ended since.
WITH holder, term.status AS status, collect(term) AS terms
WITH holder, status,
     [term IN terms WHERE term.until IS NULL AND none(ended IN terms
       WHERE ended.until IS NOT NULL AND (term.since IS NULL
          OR coalesce(term.since_earliest, '') < coalesce(ended.until_earliest, ended.until_latest, '~')))] AS current
WHERE size(current) > 0
RETURN holder.name AS state,
       status
ORDER BY CASE status WHEN 'member' THEN 0 WHEN 'observer' THEN 1 WHEN 'dialogue partner' THEN 2 ELSE 3 END, state
