-- Signing in on a phone: a work phone and a start code from a printed slip once, then an own PIN that is good on this device only.
ALTER TABLE person ADD COLUMN phone text UNIQUE CHECK (phone ~ '^\d{7,20}$');
COMMENT ON COLUMN person.phone IS 'The work phone: what a firm is told, and with what its holder begins on a phone.';
ALTER TABLE unit ADD COLUMN phone text CHECK (length(phone) BETWEEN 3 AND 30);

CREATE TABLE start_code (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  code_hash text NOT NULL,
  expires_at timestamptz NOT NULL,
  issued_by uuid NOT NULL REFERENCES person,
  used_at timestamptz,
  withdrawn_at timestamptz,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
-- A new slip makes the old one worthless.
CREATE UNIQUE INDEX start_code_one ON start_code (person_id) WHERE used_at IS NULL AND withdrawn_at IS NULL;

CREATE TABLE device (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  token_hash bytea NOT NULL UNIQUE,
  pin_hash text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  pin_failed integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL DEFAULT app.instant(),
  revoked_at timestamptz,
  revoked_by uuid REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX device_person ON device (person_id) WHERE revoked_at IS NULL;

ALTER TABLE session ADD COLUMN device_id uuid REFERENCES device;
CREATE INDEX session_device ON session (device_id) WHERE ended_at IS NULL AND device_id IS NOT NULL;
ALTER TABLE session DROP CONSTRAINT session_end_reason_check;
ALTER TABLE session ADD CONSTRAINT session_end_reason_check
  CHECK (end_reason IN ('SIGN_OUT', 'EVERYWHERE', 'REVOKED', 'PASSWORD_CHANGED', 'DISABLED', 'REPLACED', 'DEVICE'));
