-- The register of market entities (市场主体), its history, its links, and its import.
CREATE TABLE enterprise (
  id uuid PRIMARY KEY,
  -- The unit that looks after the firm now, and its path: the present home.
  unit_id uuid NOT NULL REFERENCES unit,
  org_path app.unit_path NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  short_name text NOT NULL CHECK (length(short_name) BETWEEN 1 AND 50),
  credit_code text UNIQUE CHECK (credit_code ~ '^[0-9A-Z]{15,18}$'),
  -- Who saw the licence with a code that fails the check digits, and why it was taken.
  code_override_by uuid REFERENCES person,
  code_override_reason text,
  legacy_registration_no text CHECK (legacy_registration_no ~ '^\d{15}$'),
  kind text NOT NULL CHECK (kind IN ('ENTERPRISE', 'SOLE_PROPRIETOR', 'FARMER_COOPERATIVE', 'FAMILY_FARM')),
  is_branch boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'DEREGISTERED', 'REVOKED', 'RELOCATED', 'UNREACHABLE', 'DORMANT')),
  industry_code text CHECK (industry_code ~ '^[A-T](\d{2,4})?$'),
  capital_amount numeric(18, 2) CHECK (capital_amount >= 0),
  capital_currency text CHECK (capital_currency ~ '^[A-Z]{3}$'),
  capital_text text,
  established_on date,
  business_scope text,
  registered_address text,
  contact_name text,
  contact_phone text,
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CHECK ((code_override_by IS NULL) = (code_override_reason IS NULL)),
  CHECK ((capital_amount IS NULL) = (capital_currency IS NULL))
);
CREATE INDEX enterprise_path ON enterprise (org_path, id);
CREATE INDEX enterprise_name ON enterprise USING gin (name gin_trgm_ops);
CREATE INDEX enterprise_same_name ON enterprise (name);

-- Attributes that figures read, as they were: one row a change, written by a trigger so that no door goes round it.
CREATE TABLE enterprise_version (
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  version integer NOT NULL,
  org_path app.unit_path NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  credit_code text,
  kind text NOT NULL,
  status text NOT NULL,
  is_branch boolean NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  PRIMARY KEY (enterprise_id, version)
);
CREATE INDEX enterprise_version_path ON enterprise_version (org_path, enterprise_id);
CREATE FUNCTION app.keep_enterprise_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'an enterprise changes with its version' USING ERRCODE = '23514', CONSTRAINT = 'enterprise_version_step';
  END IF;
  INSERT INTO enterprise_version (enterprise_id, version, org_path, name, short_name, credit_code, kind, status, is_branch)
  VALUES (NEW.id, NEW.version, NEW.org_path, NEW.name, NEW.short_name, NEW.credit_code, NEW.kind, NEW.status, NEW.is_branch);
  RETURN NULL;
END $$;
CREATE TRIGGER enterprise_version AFTER INSERT OR UPDATE ON enterprise FOR EACH ROW EXECUTE FUNCTION app.keep_enterprise_version();

-- Who lives where, when: the business dates of a firm's homes.
CREATE TABLE enterprise_residence (
  id uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  unit_id uuid NOT NULL REFERENCES unit,
  org_path app.unit_path NOT NULL,
  period daterange NOT NULL CHECK (NOT isempty(period)),
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CONSTRAINT enterprise_one_home EXCLUDE USING gist (enterprise_id WITH =, period WITH &&)
);
CREATE INDEX enterprise_residence_path ON enterprise_residence (org_path, enterprise_id);

-- Merge by alias: the loser keeps its rows and its code; reads and counts go through the survivor.
CREATE TABLE enterprise_alias (
  id uuid PRIMARY KEY,
  loser_id uuid NOT NULL REFERENCES enterprise,
  survivor_id uuid NOT NULL REFERENCES enterprise,
  org_path app.unit_path NOT NULL,
  reason text NOT NULL,
  recorded_by uuid NOT NULL REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  voided_at timestamptz,
  voided_by uuid REFERENCES person,
  void_reason text,
  CHECK (loser_id <> survivor_id),
  CHECK ((voided_at IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX enterprise_alias_once ON enterprise_alias (loser_id) WHERE voided_at IS NULL;
CREATE INDEX enterprise_alias_survivor ON enterprise_alias (survivor_id);
CREATE TRIGGER void_only BEFORE UPDATE ON enterprise_alias FOR EACH ROW EXECUTE FUNCTION app.void_only();
-- Aliases do not form chains: a survivor is nobody's loser and a loser nobody's survivor.
CREATE FUNCTION app.flat_alias() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM enterprise WHERE id IN (NEW.loser_id, NEW.survivor_id) ORDER BY id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM enterprise_alias a WHERE a.voided_at IS NULL AND (a.loser_id = NEW.survivor_id OR a.survivor_id = NEW.loser_id)) THEN
    RAISE EXCEPTION 'aliases do not form chains' USING ERRCODE = '23514', CONSTRAINT = 'enterprise_alias_flat';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER flat_alias BEFORE INSERT ON enterprise_alias FOR EACH ROW EXECUTE FUNCTION app.flat_alias();

-- A signed, revocable link that lets a firm speak for itself.
CREATE TABLE enterprise_link (
  id uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  org_path app.unit_path NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  issued_by uuid NOT NULL REFERENCES person,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by uuid REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX enterprise_link_enterprise ON enterprise_link (enterprise_id);
CREATE INDEX enterprise_link_path ON enterprise_link (org_path, id);

CREATE TABLE enterprise_import (
  id uuid PRIMARY KEY,
  file_id uuid NOT NULL REFERENCES file,
  unit_id uuid NOT NULL REFERENCES unit,
  org_path app.unit_path NOT NULL,
  state text NOT NULL CHECK (state IN ('CHECKED', 'COMMITTING', 'DONE')),
  -- header of the file → field of the register, as guessed or corrected.
  columns jsonb NOT NULL,
  headers jsonb NOT NULL,
  encoding text NOT NULL,
  row_count integer NOT NULL,
  uploaded_by uuid NOT NULL REFERENCES person,
  post_id uuid NOT NULL REFERENCES post,
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX enterprise_import_path ON enterprise_import (org_path, id);

CREATE TABLE enterprise_import_row (
  import_id uuid NOT NULL REFERENCES enterprise_import,
  row_no integer NOT NULL,
  org_path app.unit_path NOT NULL,
  cells jsonb NOT NULL,
  -- [{ column, code, params }]; an empty list means the row is good.
  faults jsonb NOT NULL DEFAULT '[]',
  outcome text NOT NULL DEFAULT 'WAITING' CHECK (outcome IN ('WAITING', 'FAULTY', 'CREATED', 'UNCHANGED', 'UPDATED')),
  enterprise_id uuid REFERENCES enterprise,
  PRIMARY KEY (import_id, row_no)
);

CREATE INDEX enterprise_import_row_waiting ON enterprise_import_row (import_id, row_no) WHERE outcome = 'WAITING';

-- Is this code somewhere in the installation? Says so without saying where or whose.
CREATE FUNCTION app.credit_code_taken(code text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM enterprise WHERE credit_code = code) $$;
-- A plan made while the register was empty would read the whole of it for ever.
ALTER FUNCTION app.credit_code_taken(text) SET enable_seqscan = off;
GRANT EXECUTE ON FUNCTION app.credit_code_taken(text) TO :app;

-- Whose is this link? The portal's only way from a token to a firm.
CREATE FUNCTION app.authenticate_link(hash bytea) RETURNS TABLE (link_id uuid, enterprise_id uuid, org_path text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.id, l.enterprise_id, e.org_path::text FROM enterprise_link l JOIN enterprise e ON e.id = l.enterprise_id
   WHERE l.token_hash = hash AND l.revoked_at IS NULL AND l.expires_at > clock_timestamp()
$$;
GRANT EXECUTE ON FUNCTION app.authenticate_link(bytea) TO :portal;
