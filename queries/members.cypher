// name: members
// title: Who belongs to it
// question: Which states belong to the organisation, as what and since when, today or on a given day?
// finding: {organisation}: {count:state/status=member:member|members},
//   {count:state/status=observer:observer|observers},
//   {count:state/status=dialogue partner:dialogue partner|dialogue partners}[ on {on}]
// empty: No state is known to belong to {organisation}
// parameters:
//   organisation: Organisation = SCO  # the organisation they belong to
//   on: date = null  # the day that is asked about; without it, the statuses that have not ended
// columns:
//   state: the state
//   status: member, observer, dialogue partner or applicant
//   founder: true for a founder
//   since: when it began, as the claims write it (EDTF)
//   until: the first day on which it no longer held (EDTF)
//   then: yes, possibly or unknown (no date at all) on that day; null where no day is asked about
//   confidence: how sure we are: the lowest of what the row rests on
//   claims: the claims that it rests on
//   against: the claims that deny it
//   sources: where the claims stand, as source:line

// Claims may date a status more or less closely ("in the last decade", "on 9 June 2017"), and one may say when it began
// and another when it ended: the closer dates make the row, and the vaguer claims support it. Claims whose dates can't
// both be right make a row each.
MATCH (:Organisation {id: $organisation})<-[term:MEMBER_OF]-(holder:State)
WITH holder, term
ORDER BY coalesce(term.until_earliest, term.until_latest)
WITH holder, term.status AS status, collect(term) AS terms
// Who says only when it began leaves the end to the first claim that gives a later one.
WITH holder, status, [term IN terms | {edge: term, end: CASE
       WHEN term.until IS NULL AND term.since IS NOT NULL THEN
         coalesce([other IN terms WHERE coalesce(term.since_earliest, '') <
                     coalesce(other.until_earliest, other.until_latest)][0], term)
       ELSE term
     END}] AS terms
UNWIND terms AS told
UNWIND terms AS other
WITH holder, status, told,
     collect(CASE
       WHEN told.edge.since IS NULL AND told.end.until IS NULL
        AND coalesce(other.edge.since, other.end.until) IS NOT NULL THEN other
       WHEN other.edge.since IS NOT NULL
        AND coalesce(told.end.until, '') = coalesce(other.end.until, '')
        AND coalesce(told.edge.since_earliest, '') <= coalesce(other.edge.since_earliest, '')
        AND coalesce(told.edge.since_latest, '~') >= coalesce(other.edge.since_latest, '~')
        AND (coalesce(told.edge.since_earliest, '') <> coalesce(other.edge.since_earliest, '')
             OR coalesce(told.edge.since_latest, '~') <> coalesce(other.edge.since_latest, '~')) THEN other
     END) AS closer
WITH holder, status, collect({told: told, closer: closer}) AS tellings
WITH holder, status, tellings, [telling IN tellings WHERE size(telling.closer) = 0 | telling.told.edge] AS closest
UNWIND tellings AS telling
UNWIND CASE WHEN size(telling.closer) = 0 THEN [telling.told]
            ELSE [other IN telling.closer WHERE other.edge IN closest] END AS term
WITH holder, status, telling.told.edge AS told, term.edge AS start, term.end AS end
WITH holder, status, told,
     start.since AS since, start.since_earliest AS since_earliest, start.since_latest AS since_latest,
     end.until AS until, end.until_earliest AS until_earliest, end.until_latest AS until_latest
WHERE ($on IS NULL AND until IS NULL)
   OR ($on IS NOT NULL AND coalesce(since_earliest <= $on, true) AND coalesce(until_latest > $on, true))
WITH holder, status, since, since_earliest, since_latest, until, until_earliest, until_latest,
     collect(DISTINCT told) AS edges
RETURN holder.name AS state,
       status,
       CASE WHEN any(edge IN edges WHERE edge.founder = true) THEN true END AS founder,
       since,
       until,
       CASE WHEN $on IS NULL THEN null
            WHEN since IS NULL AND until IS NULL THEN 'unknown'
            WHEN since_latest <= $on AND (until IS NULL OR until_earliest > $on) THEN 'yes'
            ELSE 'possibly' END AS then,
       CASE WHEN any(edge IN edges WHERE edge.confidence = 'low') THEN 'low'
            WHEN any(edge IN edges WHERE edge.confidence = 'moderate') THEN 'moderate'
            WHEN size(edges) > 0 THEN 'high' END AS confidence,
       COLLECT { UNWIND edges AS edge UNWIND edge.claims AS id WITH DISTINCT id RETURN id ORDER BY id } AS claims,
       COLLECT { UNWIND edges AS edge UNWIND edge.against AS id WITH DISTINCT id RETURN id ORDER BY id } AS against,
       COLLECT { UNWIND edges AS edge UNWIND edge.sources AS at WITH DISTINCT at RETURN at ORDER BY at } AS sources
ORDER BY CASE status WHEN 'member' THEN 0 WHEN 'observer' THEN 1 WHEN 'dialogue partner' THEN 2 ELSE 3 END,
         since_earliest, state, until_earliest, claims
