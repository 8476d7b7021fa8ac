// name: compare
// title: Organisations side by side
// question: How many members have the organisations, what do they bind them to, and what are they used for?
// finding: {list:organisation} side by side
// empty: None of {organisations} is known
// parameters:
//   organisations: list of Organisation  # the organisations to compare
// columns:
//   organisation: the organisation
//   members: how many states are members now; null where no membership is claimed
//   commitment: what it binds its members to; “no …” where it does not
//   uses: the motives it is used for
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

UNWIND range(0, size($organisations) - 1) AS position
MATCH (compared:Organisation {id: $organisations[position]})
WITH position, compared,
     COLLECT { MATCH (compared)<-[term:MEMBER_OF {status: 'member'}]-(:State) RETURN term } AS terms,
     // A membership is not kept alive by a claim without an end where another claim says that it has ended since.
     COLLECT {
       MATCH (compared)<-[term:MEMBER_OF {status: 'member'}]-(holder:State)
       WITH holder, collect(term) AS terms
       WHERE any(term IN terms WHERE term.until IS NULL AND none(ended IN terms
         WHERE ended.until IS NOT NULL AND (term.since IS NULL
            OR coalesce(term.since_earliest, '') < coalesce(ended.until_earliest, ended.until_latest, '~'))))
       RETURN holder.id
     } AS holders,
     COLLECT { MATCH (compared)-[binds:COMMITS_TO|DOES_NOT_COMMIT_TO]->(:Commitment) RETURN binds } AS bindings,
     COLLECT {
       MATCH (compared)-[binds:COMMITS_TO|DOES_NOT_COMMIT_TO]->(promised:Commitment)
       RETURN DISTINCT CASE type(binds) WHEN 'COMMITS_TO' THEN promised.name ELSE 'no ' + promised.name END AS told
       ORDER BY told
     } AS commitment,
     COLLECT { MATCH (compared)<-[:OF]-(:Use)<-[made:MAKES]-(:State|Group) RETURN made } AS makings,
     COLLECT {
       MATCH (compared)<-[:OF]-(:Use)-[:FOR]->(wanted:Motive) RETURN DISTINCT wanted.name AS told ORDER BY told
     } AS uses
WITH position, compared, terms, holders, commitment, uses, terms + bindings + makings AS edges
RETURN compared.name AS organisation,
       CASE WHEN size(terms) > 0 THEN size(holders) END AS members,
       commitment,
       uses,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY position
