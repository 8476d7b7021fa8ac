// name: claims
// title: The claims
// question: Which claims are there, and where do they stand?
// finding: {rows:claim|claims} from {count:source:source|sources}
// empty: There are no claims
// order: source, line, id
// parameters:
//   source: Source = null  # only the claims that stand there
// columns:
//   id: the claim
//   statement: what it says
//   subject: whom or what it says it of
//   relation: the relation that it claims; null where it fits none
//   object: the other end of the relation
//   layer: declared, actual, hidden, future or background
//   standing: fact, reported statement, judgement, forecast or inference
//   source: where it stands
//   line: the line; null where we hold no text

MATCH (said:Claim)
WHERE $source IS NULL OR said.source = $source
RETURN said.id AS id,
       said.statement AS statement,
       said.subject AS subject,
       said.relation AS relation,
       said.object AS object,
       said.layer AS layer,
       said.standing AS standing,
       said.source AS source,
       said.line AS line
