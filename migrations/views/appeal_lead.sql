-- Owner: libs/appeals. The unit that leads the handling today.
CREATE VIEW appeal_lead WITH (security_invoker = true) AS
SELECT d.appeal_id, d.unit_id FROM dispatch d WHERE d.part = 'LEAD' AND d.state NOT IN ('REASSIGNED', 'RELEASED');
GRANT SELECT ON appeal_lead TO :app;
