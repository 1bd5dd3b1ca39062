-- Owner: libs/financing. Credit that a bank granted and the firm accepted: never what was merely offered.
CREATE VIEW accepted_credit WITH (security_invoker = true) AS
SELECT d.id, d.offer_id, d.demand_id, d.org_path, d.enterprise_id, d.amount, d.occurred_on, d.recorded_at, d.voided_at,
       a.recorded_at AS accepted_recorded_at, a.voided_at AS accepted_voided_at
  FROM offer_decision d JOIN offer_answer a ON a.decision_id = d.id AND a.answer = 'ACCEPTED' WHERE d.decision = 'GRANTED';
GRANT SELECT ON accepted_credit TO :app;
