DROP FUNCTION app.void_imported(uuid, integer[], text);
DROP FUNCTION app.import_uses(uuid, integer[]);
DROP INDEX bank_offer_enterprise;
DROP INDEX enterprise_import_row_firm;
ALTER TABLE enterprise_import_row DROP COLUMN changes, DROP COLUMN undo, DROP COLUMN undo_why;
UPDATE enterprise_import SET state = 'DONE', undo_by = NULL, undo_at = NULL, undo_reason = NULL WHERE state IN ('UNDOING', 'UNDONE');
ALTER TABLE enterprise_import DROP CONSTRAINT enterprise_import_undo, DROP COLUMN undo_by, DROP COLUMN undo_at, DROP COLUMN undo_reason,
  DROP CONSTRAINT enterprise_import_state_check,
  ADD CONSTRAINT enterprise_import_state_check CHECK (state IN ('CHECKED', 'COMMITTING', 'DONE'));
DO $$
DECLARE
  work text;
BEGIN
  FOREACH work IN ARRAY ARRAY['visit_firm', 'visit_confirmation', 'promise', 'appeal', 'appeal_event', 'demand', 'bank_offer', 'offer_decision',
                              'disbursement', 'liaison', 'enterprise_link', 'enterprise_alias'] LOOP
    EXECUTE format('DROP TRIGGER firm_stands ON %I', work);
  END LOOP;
END $$;
DROP FUNCTION app.firm_stands();
-- Without the mark a voided firm would stand in the register again.
DO $$
BEGIN
  IF EXISTS (SELECT FROM enterprise WHERE voided_at IS NOT NULL) THEN RAISE EXCEPTION 'firms were voided: this migration cannot be taken back'; END IF;
END $$;
CREATE OR REPLACE FUNCTION app.keep_enterprise_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'an enterprise changes with its version' USING ERRCODE = '23514', CONSTRAINT = 'enterprise_version_step';
  END IF;
  INSERT INTO enterprise_version (enterprise_id, version, org_path, name, short_name, credit_code, kind, status, is_branch)
  VALUES (NEW.id, NEW.version, NEW.org_path, NEW.name, NEW.short_name, NEW.credit_code, NEW.kind, NEW.status, NEW.is_branch);
  RETURN NULL;
END $$;
ALTER TABLE enterprise_version DROP COLUMN voided;
ALTER TABLE enterprise DROP CONSTRAINT enterprise_voided_free, DROP CONSTRAINT enterprise_voided_whole,
  DROP COLUMN voided_at, DROP COLUMN voided_by, DROP COLUMN void_reason;
