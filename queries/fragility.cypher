// name: fragility
// title: What would fall
// question: Which edges of the graph would fall without a source?
// finding: {count:edge/would_fall=true} of {count:edge:edge|edges} would fall without {source}
// empty: The graph has no edges
// order: edge, would_fall
// parameters:
//   source: Source  # the source that is taken away
// columns:
//   edge: the edge, by the ids of its ends and its type; parallel edges have one name and one row
//   would_fall: true where nothing would be left that says so: no claim, or not all that it supposes

// An edge falls when all its claims do, or when no claim is left for a group, membership or speaker that it supposes.
// Edges that differ in layer, `via` or own keys have one name; it falls when every one of them does (false < true).
WITH $source + ':' AS mark
OPTIONAL MATCH (held:State|Person)-[premise:IN_GROUP|MEMBER_OF|SPEAKS_FOR]->(holder:Group|Organisation|State)
WHERE type(premise) <> 'MEMBER_OF' OR premise.status = 'member'
WITH mark, held, holder, type(premise) AS kind, collect(premise) AS terms
WITH mark, collect(CASE
       WHEN all(term IN terms WHERE all(place IN term.sources WHERE place STARTS WITH mark))
       THEN [term IN terms | term.claims]
     END) AS nested
WITH mark, reduce(lost = [], one IN reduce(flat = [], many IN nested | flat + many) | lost + one) AS lost
MATCH (start:State|Group|Organisation|Body|Person|Voice|Initiative|Use|Goal|Commitment|Function|Motive|Event|Term|
    Characterisation|Measure)-[edge:MEMBER_OF|PART_OF|SUCCEEDED|IN_GROUP|SPEAKS_FOR|DECLARES|SERVES_AS|TOWARDS|
    JOINED_FOR|SOUGHT|SUPPORTED|BLOCKED|ADOPTED|TURNED_TO|DISAGREED_WITH|PROMOTES|INVOKES|DESCRIBES|REJECTED|
    HAS_MEASURE|COMMITS_TO|DOES_NOT_COMMIT_TO|HELD|MAKES|SHOWN_BY|WITHIN]->(end)
WITH start.id + ' ' + type(edge) + ' ' + end.id AS edge,
     all(place IN edge.sources WHERE place STARTS WITH mark)
       OR any(premise IN edge.premises WHERE premise IN lost) AS falls
RETURN edge,
       min(falls) AS would_fall
