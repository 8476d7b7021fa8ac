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

// Claims may date a status more or less closely ("in the last decade", "on 9 June 2017"): the closer dates make the
// row, and the vaguer claims support it. Claims whose dates can't both be right make a row each.
MATCH (:Organisation {id: $organisation})<-[term:MEMBER_OF]-(holder:State)
WITH holder, term.status AS status, collect(term) AS terms
UNWIND terms AS told
UNWIND terms AS other
WITH holder, status, told,
     collect(CASE
       WHEN told.since IS NULL AND told.until IS NULL AND coalesce(other.since, other.until) IS NOT NULL THEN other
       WHEN told.since IS NOT NULL AND other.since IS NOT NULL
        AND coalesce(told.until, '') = coalesce(other.until, '')
        AND coalesce(told.since_earliest, '') <= coalesce(other.since_earliest, '')
        AND coalesce(told.since_latest, '~') >= coalesce(other.since_latest, '~')
        AND (coalesce(told.since_earliest, '') <> coalesce(other.since_earliest, '')
             OR coalesce(told.since_latest, '~') <> coalesce(other.since_latest, '~')) THEN other
     END) AS closer
WITH holder, status, collect({told: told, closer: closer}) AS tellings
WITH holder, status, tellings, [telling IN tellings WHERE size(telling.closer) = 0 | telling.told] AS closest
UNWIND tellings AS telling
UNWIND CASE WHEN size(telling.closer) = 0 THEN [telling.told]
            ELSE [term IN telling.closer WHERE term IN closest] END AS term
WITH holder, status, telling.told AS told,
     term.since AS since, term.since_earliest AS since_earliest, term.since_latest AS since_latest,
     term.until AS until, term.until_earliest AS until_earliest, term.until_latest AS until_latest
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
