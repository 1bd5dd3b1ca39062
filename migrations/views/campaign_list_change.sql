-- Owner: libs/visits. Which firms a version of a campaign's list added or removed.
CREATE VIEW campaign_list_change WITH (security_invoker = true) AS
SELECT c.campaign_id, c.n, c.org_path, c.enterprise_id, c.kind = 'ADDED' AS is_added FROM campaign_change c;
GRANT SELECT ON campaign_list_change TO :app;
