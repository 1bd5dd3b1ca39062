-- Owner: libs/appeals. Appeals that a unit refuses to take.
CREATE VIEW appeal_dispute WITH (security_invoker = true) AS
SELECT d.appeal_id, d.unit_id FROM dispatch d WHERE d.state = 'DISPUTED';
GRANT SELECT ON appeal_dispute TO :app;
