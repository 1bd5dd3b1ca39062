-- Owner: libs/appeals. The first limit of a round, as the next act froze it: a later round replaces the date of the appeal.
CREATE VIEW appeal_first_limit WITH (security_invoker = true) AS
SELECT e.appeal_id, e.seq, (e.details->>'originalDueOn')::date AS due_on FROM appeal_event e WHERE e.details->>'originalDueOn' IS NOT NULL;
GRANT SELECT ON appeal_first_limit TO :app;
