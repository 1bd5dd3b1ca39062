-- Owner: libs/appeals. Requests that wait for a decision; `is_unaccepted`: asked before the appeal was accepted.
CREATE VIEW appeal_open_request WITH (security_invoker = true) AS
SELECT q.appeal_id, q.kind, q.kind = 'REJECTION' AS is_unaccepted, q.new_due_on, q.asked_on FROM appeal_request q WHERE q.state = 'PENDING';
GRANT SELECT ON appeal_open_request TO :app;
