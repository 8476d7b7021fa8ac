"""The Cypher of a briefing: what no saved query answers. Read only, and the same on every engine."""

ORGANISATION = """
MATCH (o:Organisation {id: $organisation})
RETURN o.name AS name, o.aliases AS aliases
"""

ABOUT = """
MATCH (o:Organisation {id: $organisation})<-[:SUBJECT|OBJECT|ABOUT]-(c:Claim)
RETURN DISTINCT c.id AS id
ORDER BY id
"""
"""Claims about the organisation itself."""

ABOUT_PARTS = """
MATCH (o:Organisation {id: $organisation})<-[:PART_OF|WITHIN]-(part)<-[:SUBJECT|OBJECT|ABOUT]-(c:Claim)
RETURN DISTINCT c.id AS id
ORDER BY id
"""
"""Claims about its bodies, and about the initiatives that were sought in it."""

LINKS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[link:SUPPORTS|CONTRADICTS|BECAUSE_OF]-(other:Claim)
RETURN DISTINCT startNode(link).id AS start, type(link) AS link, endNode(link).id AS end
ORDER BY start, link, end
"""

CLAIMS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})
OPTIONAL MATCH (c)-[:ATTRIBUTED_TO]->(holder)
RETURN c.id AS id, c.statement AS statement, c.subject AS subject, c.relation AS relation, c.object AS object,
       c.layer AS layer, c.standing AS standing, c.stance AS stance, c.confidence AS confidence,
       c.credibility AS credibility, c.because AS because, c.source AS source, c.line AS line, c.ref AS ref,
       c.likelihood AS likelihood, c.likelihood_by AS likelihood_by, c.outcome AS outcome, c.voices AS voices,
       holder.name AS holder
ORDER BY id
"""

SOURCES = """
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN s.id AS id, s.title AS title, s.kind AS kind, s.author AS author, s.date AS date, s.url AS url,
       s.reliability AS reliability, s.because AS because, s.voice AS voice
ORDER BY id
"""

NAMES = """
MATCH (n:Group|Person)
WHERE n.id IN $ids
RETURN n.id AS id, n.name AS name, labels(n)[0] AS label
ORDER BY id
"""
"""The names of those through whom a state acts: `via` is an id."""

PASSAGES = """
UNWIND $ids AS id
MATCH (:Source {id: id})<-[:OF_SOURCE]-(p:Passage)
WITH id, p.because AS because, EXISTS { MATCH (p)<-[:STANDS_IN]-(:Claim) } AS carried
WITH id, CASE WHEN carried THEN 0 ELSE 1 END AS bare, CASE WHEN carried OR because IS NOT NULL THEN 0 ELSE 1 END AS open
RETURN id, count(*) AS sentences, sum(bare) AS bare, sum(open) AS unexplained
ORDER BY id
"""
"""How many sentences of each source there are, how many carry no claim, and how many of these without a reason."""

GROUP_USES = """
MATCH (:Organisation {id: $organisation})<-[:OF]-(use:Use)<-[made:MAKES]-(user:Group)
MATCH (use)-[:FOR]->(wanted:Motive)
RETURN user.id AS id, user.name AS user, wanted.name AS motive, made.layer AS layer, made.outcome AS outcome,
       made.confidence AS confidence, made.claims AS claims, made.against AS against
ORDER BY user, motive, layer, outcome
"""

COMMITMENTS = """
MATCH (:Organisation {id: $organisation})-[bound:COMMITS_TO|DOES_NOT_COMMIT_TO]->(to:Commitment)
RETURN to.name AS commitment, type(bound) AS relation, bound.confidence AS confidence, bound.claims AS claims,
       bound.against AS against
ORDER BY relation, commitment, confidence
"""
