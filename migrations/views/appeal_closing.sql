-- Owner: libs/appeals. Closings; `is_solved`: solved, and confirmed by the firm, another unit or signed paper.
CREATE VIEW appeal_closing WITH (security_invoker = true) AS
SELECT e.id, e.appeal_id, e.seq, e.org_path, e.occurred_on, e.recorded_at,
       e.outcome = 'SOLVED' AND e.confirmation_class IN ('A', 'B', 'C') AS is_solved
  FROM appeal_event e WHERE e.action = 'close';
GRANT SELECT ON appeal_closing TO :app;
