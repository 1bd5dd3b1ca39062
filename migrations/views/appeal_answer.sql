-- Owner: libs/appeals. Replies of the units that handle, with the limits that were frozen with them.
CREATE VIEW appeal_answer WITH (security_invoker = true) AS
SELECT e.id, e.appeal_id, e.seq, e.org_path, e.occurred_on, e.recorded_at, e.is_late,
       (e.details->>'dueOn')::date AS due_on, (e.details->>'originalDueOn')::date AS original_due_on
  FROM appeal_event e WHERE e.action = 'reply';
GRANT SELECT ON appeal_answer TO :app;
