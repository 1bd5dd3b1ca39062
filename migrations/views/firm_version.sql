-- Owner: libs/enterprises. Firms as each version says; `absence`: why a firm out of business need not be visited.
CREATE VIEW firm_version WITH (security_invoker = true) AS
SELECT v.enterprise_id, v.version, v.org_path, v.name, v.short_name, v.status, v.is_branch, v.voided, v.recorded_at, v.status = 'ACTIVE' AS is_active,
       CASE v.status WHEN 'ACTIVE' THEN NULL WHEN 'REVOKED' THEN 'DEREGISTERED' ELSE v.status END AS absence
  FROM enterprise_version v;
GRANT SELECT ON firm_version TO :app;
