-- Owner: libs/appeals. Which appeal went into which.
CREATE VIEW appeal_merge WITH (security_invoker = true) AS
SELECT e.appeal_id, e.related_appeal_id AS main_id, e.recorded_at FROM appeal_event e WHERE e.action = 'merge';
GRANT SELECT ON appeal_merge TO :app;
