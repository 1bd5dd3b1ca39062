DROP TABLE disbursement, offer_answer, offer_decision, bank_offer, demand CASCADE;
DROP FUNCTION app.guard_disbursement();
