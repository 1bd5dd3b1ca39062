-- Owner: libs/visits. Visit by firm, by the unit that visited; when it was recorded and voided is the visit's.
CREATE VIEW firm_visit WITH (security_invoker = true) AS
SELECT f.id, f.visit_id, v.unit_id, f.org_path, f.enterprise_id, f.occurred_on, v.recorded_at, v.voided_at,
       f.way IN ('ON_SITE', 'SEMINAR') AS is_in_person, f.way = 'PHONE' AS is_by_phone
  FROM visit_firm f JOIN visit v ON v.id = f.visit_id;
GRANT SELECT ON firm_visit TO :app;
