-- Owner: libs/appeals. What firms said, where it is conclusive: by themselves, to another unit, on signed paper.
CREATE VIEW appeal_verdict WITH (security_invoker = true) AS
SELECT e.id, e.appeal_id, e.seq, e.org_path, e.occurred_on, e.recorded_at, e.details->>'solved' = 'YES' AS is_solved,
       e.details->>'satisfaction' IS NOT NULL AS is_rated, e.details->>'satisfaction' IN ('VERY_SATISFIED', 'SATISFIED') AS is_satisfied
  FROM appeal_event e WHERE e.action = 'confirm' AND e.confirmation_class IN ('A', 'B', 'C');
GRANT SELECT ON appeal_verdict TO :app;
