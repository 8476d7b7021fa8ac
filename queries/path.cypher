// name: path
// title: How two are joined
// question: By which shortest way of edges are two nodes joined?
// finding: {from} and {to} are joined by {count:hops:edge|edges}
// empty: {from} and {to} are not joined within six edges
// parameters:
//   from: node  # where the way begins
//   to: node  # where it ends
// columns:
//   hops: the edges of one shortest way, each in words

MATCH (start:State|Group|Organisation|Body|Person|Voice|Initiative|Use|Goal|Commitment|Function|Motive|Event|Term|
    Characterisation|Measure {id: $from})
MATCH (end:State|Group|Organisation|Body|Person|Voice|Initiative|Use|Goal|Commitment|Function|Motive|Event|Term|
    Characterisation|Measure {id: $to})
WHERE start.id <> end.id
MATCH way = allShortestPaths((start)-[:MEMBER_OF|PART_OF|SUCCEEDED|IN_GROUP|SPEAKS_FOR|DECLARES|SERVES_AS|TOWARDS|
    JOINED_FOR|SOUGHT|SUPPORTED|BLOCKED|ADOPTED|TURNED_TO|DISAGREED_WITH|PROMOTES|INVOKES|DESCRIBES|REJECTED|
    HAS_MEASURE|COMMITS_TO|DOES_NOT_COMMIT_TO|HELD|MAKES|SHOWN_BY|WITHIN|OF|FOR*..6]-(end))
WITH [hop IN relationships(way) | startNode(hop).name + ' ' + type(hop) + ' ' + endNode(hop).name] AS hops
RETURN hops
ORDER BY hops
LIMIT 1
