-- Owner: libs/appeals. Acts that set the limit of handling anew; NULL: back to the first limit.
CREATE VIEW appeal_limit_change WITH (security_invoker = true) AS
SELECT e.appeal_id, e.seq, CASE WHEN e.action = 'extend' THEN (e.details->>'newDueOn')::date END AS due_on
  FROM appeal_event e WHERE e.action IN ('extend', 'rework', 'reopen');
GRANT SELECT ON appeal_limit_change TO :app;
