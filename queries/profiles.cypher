// name: profiles
// title: The members side by side
// question: How much does each member use the organisation, share motives, seek and block?
// finding: {rows:member|members} of {organisation}; of {count:state/uses=0} no use is claimed
// empty: No member of {organisation} is known
// parameters:
//   organisation: Organisation = SCO  # the organisation they are members of
// columns:
//   state: the member
//   uses: for how many motives it uses the organisation
//   shared: how many of these it shares with another state that is not known by the same group alone
//   sought: how many initiatives it sought
//   blocks: how many initiatives it blocked
//   via: the group or speaker by which all of this is known, where it is one; else null
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

MATCH (organisation:Organisation {id: $organisation})
WITH organisation,
     COLLECT {
       MATCH (organisation)<-[:OF]-(use:Use)<-[made:MAKES]-(user:State), (use)-[:FOR]->(wanted:Motive)
       WITH wanted, collect({user: user.id, via: made.via, edge: made}) AS makers
       UNWIND makers AS maker
       WITH wanted.id AS motive, maker,
            any(other IN makers WHERE other.user <> maker.user
                AND (other.via IS NULL OR maker.via IS NULL OR other.via <> maker.via)) AS is_shared
       WITH maker.user AS user, count(DISTINCT motive) AS uses,
            count(DISTINCT CASE WHEN is_shared THEN motive END) AS shared, collect(maker.edge) AS edges
       RETURN {user: user, uses: uses, shared: shared, edges: edges}
     } AS users,
     COLLECT {
       MATCH (organisation)<-[within:WITHIN]-(sought:Initiative)<-[act:SOUGHT|BLOCKED]-(actor:State)
       WHERE coalesce(act.within, $organisation) = $organisation
       UNWIND (CASE WHEN act.within IS NULL THEN [act, within] ELSE [act] END) AS edge
       WITH actor, count(DISTINCT CASE WHEN type(act) = 'SOUGHT' THEN sought.id END) AS bids,
            count(DISTINCT CASE WHEN type(act) = 'BLOCKED' THEN sought.id END) AS blocks,
            collect(DISTINCT edge) AS edges
       RETURN {user: actor.id, sought: bids, blocks: blocks, edges: edges}
     } AS actors
MATCH (organisation)<-[term:MEMBER_OF {status: 'member'}]-(holder:State)
// A membership is not kept alive by a claim without an end where another claim says that it has ended since.
WITH holder, collect(term) AS terms, users, actors
WITH holder, users, actors,
     [term IN terms WHERE term.until IS NULL AND none(ended IN terms
       WHERE ended.until IS NOT NULL AND (term.since IS NULL
          OR coalesce(term.since_earliest, '') < coalesce(ended.until_earliest, ended.until_latest, '~')))] AS terms
WHERE size(terms) > 0
WITH holder, terms,
     [user IN users WHERE user.user = holder.id] AS used, [actor IN actors WHERE actor.user = holder.id] AS acted
WITH holder, terms, used, acted,
     reduce(edges = [], one IN used + acted | edges + one.edges) AS deeds
WITH holder, used, acted, terms + deeds AS edges, deeds[0].via AS first, deeds
RETURN holder.name AS state,
       coalesce(used[0].uses, 0) AS uses,
       coalesce(used[0].shared, 0) AS shared,
       coalesce(acted[0].sought, 0) AS sought,
       coalesce(acted[0].blocks, 0) AS blocks,
       CASE WHEN all(deed IN deeds WHERE deed.via = first) THEN first END AS via,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY uses DESC, sought DESC, blocks DESC, state
