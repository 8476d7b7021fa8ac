// name: overlap
// title: Who sits in several
// question: Which states are members of two or more of the organisations?
// finding: {count:state:state is a member|states are members} of more than one of {organisations}
// empty: No state is known to be a member of two of {organisations}
// parameters:
//   organisations: list of Organisation  # the organisations, two or more
// columns:
//   state: the state
//   organisations: those of which it is a member now
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

UNWIND range(0, size($organisations) - 1) AS position
MATCH (organisation:Organisation {id: $organisations[position]})<-[term:MEMBER_OF {status: 'member'}]-(holder:State)
// A membership is not kept alive by a claim without an end where another claim says that it has ended since.
WITH holder, organisation.name AS name, position, collect(term) AS terms
WITH holder, name, position,
     [term IN terms WHERE term.until IS NULL AND none(ended IN terms
       WHERE ended.until IS NOT NULL AND (term.since IS NULL
          OR coalesce(term.since_earliest, '') < coalesce(ended.until_earliest, ended.until_latest, '~')))] AS terms
WHERE size(terms) > 0
WITH holder, name, position, terms
ORDER BY position
WITH holder, collect(name) AS organisations, collect(terms) AS all
WHERE size(organisations) > 1
WITH holder, organisations, reduce(edges = [], terms IN all | edges + terms) AS edges
RETURN holder.name AS state,
       organisations,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY size(organisations) DESC, state, claims
