DROP FUNCTION app.enter_witness(uuid, uuid, timestamptz, boolean);
DROP FUNCTION app.authenticate_visit(uuid, uuid, text);
DROP FUNCTION app.visit_code(uuid, uuid);
DROP FUNCTION app.visit_code_of(uuid, uuid, bigint);
DROP FUNCTION app.visit_code_hour();
-- What firms said by a code has no card behind it and no place in the older table.
DELETE FROM visit_confirmation WHERE by_visit_code;
ALTER TABLE visit_confirmation DROP CONSTRAINT visit_confirmation_one_proof;
ALTER TABLE visit_confirmation DROP COLUMN by_visit_code;
ALTER TABLE visit_confirmation ALTER COLUMN enterprise_link_id SET NOT NULL;
DELETE FROM app.secret WHERE name = 'visit-code';
