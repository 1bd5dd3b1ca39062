-- Owner: libs/financing. Demands of the recommendation list (融资协调机制).
CREATE VIEW mechanism_demand WITH (security_invoker = true) AS
SELECT n.id FROM demand n WHERE n.route = 'MECHANISM';
GRANT SELECT ON mechanism_demand TO :app;
