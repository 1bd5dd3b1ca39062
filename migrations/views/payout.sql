-- Owner: libs/financing. Money paid out and, negative, taken back; `is_new_money`: an extension moves none.
CREATE VIEW payout WITH (security_invoker = true) AS
SELECT d.id, d.offer_id, d.demand_id, d.org_path, d.enterprise_id, d.amount, d.occurred_on, d.recorded_at, d.voided_at, d.reversal_of,
       d.kind IN ('NEW', 'RENEWAL', 'RENEWAL_NO_REPAY') AS is_new_money
  FROM disbursement d;
GRANT SELECT ON payout TO :app;
