-- Owner: libs/appeals. What a firm took back within its ten minutes was never said.
CREATE VIEW appeal_verdict_retraction WITH (security_invoker = true) AS
SELECT e.appeal_id, (e.details->>'confirmEventId')::uuid AS verdict_id, e.recorded_at FROM appeal_event e WHERE e.action = 'retract';
GRANT SELECT ON appeal_verdict_retraction TO :app;
