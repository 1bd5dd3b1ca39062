-- 接管: an act by which somebody other than its owner could come into an account. It opens no post until an administrator of the other kind
-- has made sure that it was the owner who asked.
CREATE TABLE takeover (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  org_path app.unit_path NOT NULL,
  kind text NOT NULL CHECK (kind IN ('PASSWORD', 'START_CODE')),
  start_code_id uuid UNIQUE REFERENCES start_code,
  asked_by uuid NOT NULL REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  decided_by uuid REFERENCES person,
  decided_at timestamptz,
  approved boolean,
  -- Another one took its place before it was decided.
  withdrawn_at timestamptz,
  -- The owner was told.
  seen_at timestamptz,
  CHECK ((kind = 'START_CODE') = (start_code_id IS NOT NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (approved IS NULL)),
  CONSTRAINT takeover_two_people CHECK (decided_by <> asked_by AND decided_by <> person_id)
);
CREATE UNIQUE INDEX takeover_one_password ON takeover (person_id) WHERE kind = 'PASSWORD' AND decided_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX takeover_waiting ON takeover (org_path, recorded_at) WHERE decided_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX takeover_person ON takeover (person_id, recorded_at);

-- What a decision said stays said; only who asked for nothing may decide.
CREATE FUNCTION app.guard_takeover() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.decided_at IS NOT NULL AND (NEW.decided_at, NEW.decided_by, NEW.approved) IS DISTINCT FROM (OLD.decided_at, OLD.decided_by, OLD.approved) THEN
    RAISE EXCEPTION 'a decision stays' USING ERRCODE = '23514', CONSTRAINT = 'takeover_decided';
  END IF;
  IF NEW.decided_at IS NOT NULL AND OLD.decided_at IS NULL
     AND NEW.decided_by IS DISTINCT FROM NULLIF(current_setting('app.person', true), '')::uuid THEN
    RAISE EXCEPTION 'nobody decides in the name of another' USING ERRCODE = '23514', CONSTRAINT = 'takeover_own_name';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_takeover BEFORE UPDATE ON takeover FOR EACH ROW EXECUTE FUNCTION app.guard_takeover();

ALTER TABLE device ADD COLUMN start_code_id uuid REFERENCES start_code;

-- Whether posts of a person are not open yet: of the whole account after a new password, of one phone after a slip.
CREATE FUNCTION app.is_suspended(of_person uuid, on_device uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM takeover t WHERE t.person_id = of_person AND t.kind = 'PASSWORD' AND t.decided_at IS NULL AND t.withdrawn_at IS NULL)
      OR EXISTS (SELECT FROM device d JOIN takeover t ON t.start_code_id = d.start_code_id
                  WHERE d.id = on_device AND t.decided_at IS NULL AND t.withdrawn_at IS NULL)
$$;
GRANT EXECUTE ON FUNCTION app.is_suspended(uuid, uuid) TO :app;
