-- Every version of a firm is kept beside it; a voided one is the last.
CREATE OR REPLACE FUNCTION app.keep_enterprise_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'an enterprise changes with its version' USING ERRCODE = '23514', CONSTRAINT = 'enterprise_version_step';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.voided_at IS NOT NULL THEN
    RAISE EXCEPTION 'a voided enterprise stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'enterprise_voided_final';
  END IF;
  INSERT INTO enterprise_version (enterprise_id, version, org_path, name, short_name, credit_code, kind, status, is_branch, voided)
  VALUES (NEW.id, NEW.version, NEW.org_path, NEW.name, NEW.short_name, NEW.credit_code, NEW.kind, NEW.status, NEW.is_branch, NEW.voided_at IS NOT NULL);
  RETURN NULL;
END $$;
