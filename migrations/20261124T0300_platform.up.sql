-- Events, audit, jobs, idempotency, files: what every library uses.
CREATE TABLE event (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  topic text NOT NULL CHECK (topic ~ '^[a-z]+(\.[a-z-]+)+$'),
  org_path app.unit_path NOT NULL,
  -- Ids only: no personal data leaves through this table.
  ids jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX event_order ON event (xid, seq);

CREATE TABLE event_cursor (
  consumer text PRIMARY KEY,
  xid xid8 NOT NULL,
  seq bigint NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE audit_entry (
  id uuid PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  person_id uuid,
  post_id uuid,
  actor_kind text NOT NULL CHECK (actor_kind IN ('PERSON', 'ENTERPRISE', 'PROGRAM', 'SYSTEM', 'NOBODY')),
  action text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('DONE', 'REFUSED', 'DENIED')),
  subject_kind text,
  subject_id uuid,
  org_path app.unit_path NOT NULL,
  -- Codes and ids; personal values only as salted digests.
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_entry_path ON audit_entry (org_path, recorded_at DESC, id DESC);
CREATE INDEX audit_entry_latest ON audit_entry (recorded_at DESC, id DESC);
CREATE INDEX audit_entry_subject ON audit_entry (subject_id, recorded_at) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_entry_order ON audit_entry (xid, id);

-- The chain: number and hash are given seconds later by the one sealer, in the order of (xid, id).
CREATE TABLE audit_seal (
  no bigint PRIMARY KEY CHECK (no > 0),
  entry_id uuid NOT NULL UNIQUE REFERENCES audit_entry,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE job (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  unique_key text UNIQUE,
  payload jsonb NOT NULL DEFAULT '{}',
  on_behalf_of uuid,
  post_id uuid,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'DEAD')),
  run_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  max_attempts integer NOT NULL DEFAULT 8,
  lease_until timestamptz,
  leased_by text,
  last_error text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);
CREATE INDEX job_dead ON job (finished_at) WHERE state = 'DEAD';
CREATE INDEX job_due ON job (run_at) WHERE state IN ('WAITING', 'RUNNING');

-- One row for each acknowledged write of a client: the same client id with the same content is the same act.
CREATE TABLE client_operation (
  captured_by uuid NOT NULL,
  operation text NOT NULL,
  client_id text NOT NULL CHECK (length(client_id) BETWEEN 1 AND 100),
  content_hash text NOT NULL,
  result_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  PRIMARY KEY (captured_by, operation, client_id)
);

CREATE TABLE file (
  id uuid PRIMARY KEY,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint NOT NULL CHECK (size >= 0),
  media_type text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  purpose text NOT NULL CHECK (purpose IN ('EVIDENCE', 'IMPORT', 'AUTHORISATION')),
  org_path app.unit_path NOT NULL,
  uploaded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX file_content ON file (sha256);
CREATE INDEX file_path ON file (org_path, id);

-- Facts are never changed: the only update is to void, once, and the instant of it is the database's.
CREATE FUNCTION app.void_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The firm's present home is no part of the fact: it follows the firm (app.follow_firm).
  IF to_jsonb(NEW) - 'firm_path' IS NOT DISTINCT FROM to_jsonb(OLD) - 'firm_path' AND to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD) THEN RETURN NEW; END IF;
  IF OLD.voided_at IS NOT NULL THEN RAISE EXCEPTION 'already voided' USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_void_once'; END IF;
  NEW.voided_at := app.instant();
  IF to_jsonb(NEW) - '{voided_at,voided_by,void_reason}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{voided_at,voided_by,void_reason}'::text[] THEN
    RAISE EXCEPTION 'a fact is not changed, it is voided' USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_immutable';
  END IF;
  RETURN NEW;
END $$;
