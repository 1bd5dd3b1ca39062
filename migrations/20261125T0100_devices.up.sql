-- Signing in on a phone: a work phone and a start code from a printed slip once, then an own PIN that is good on this device only.
ALTER TABLE person ADD COLUMN phone text UNIQUE CHECK (phone ~ '^\d{7,20}$');
COMMENT ON COLUMN person.phone IS 'The work phone: what a firm is told, and with what its holder begins on a phone.';
ALTER TABLE unit ADD COLUMN phone text CHECK (length(phone) BETWEEN 3 AND 30);

CREATE TABLE start_code (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  code_hash text NOT NULL,
  failed_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  expires_at timestamptz NOT NULL,
  issued_by uuid NOT NULL REFERENCES person,
  -- What it opens never goes beyond what its issuer may open: posts of these roles, within this scope.
  reach text NOT NULL CHECK (reach IN ('FIELD', 'WORK')),
  scope_path app.unit_path NOT NULL,
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
  begun_by text NOT NULL CHECK (begun_by IN ('SLIP', 'PASSWORD')),
  -- As on the slip it began with; by the own password: every work post there is.
  reach text NOT NULL CHECK (reach IN ('FIELD', 'WORK')),
  scope_path app.unit_path,
  pin_failed integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL DEFAULT app.instant(),
  revoked_at timestamptz,
  revoked_by uuid REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CONSTRAINT device_scope CHECK ((begun_by = 'SLIP') = (scope_path IS NOT NULL))
);
CREATE INDEX device_person ON device (person_id) WHERE revoked_at IS NULL;

ALTER TABLE session ADD COLUMN device_id uuid REFERENCES device;
CREATE INDEX session_device ON session (device_id) WHERE ended_at IS NULL AND device_id IS NOT NULL;
ALTER TABLE session DROP CONSTRAINT session_end_reason_check;
ALTER TABLE session ADD CONSTRAINT session_end_reason_check
  CHECK (end_reason IN ('SIGN_OUT', 'EVERYWHERE', 'REVOKED', 'PASSWORD_CHANGED', 'DISABLED', 'REPLACED', 'DEVICE'));

-- A start password that somebody else knows stops a session by password; one by PIN began with a secret of the person's own.
CREATE OR REPLACE FUNCTION app.authenticate(hash bytea)
RETURNS TABLE (session_id uuid, person_id uuid, person_kind text, post_id uuid, role text, unit_id uuid, unit_path text, scope_unit_id uuid, scope_path text, must_change boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ timestamptz := clock_timestamp();
  today_ date := (now_ AT TIME ZONE 'Asia/Shanghai')::date;
  s session;
BEGIN
  SELECT * INTO s FROM session x
   WHERE x.token_hash = hash AND x.ended_at IS NULL AND x.absolute_until > now_ AND x.last_seen_at + make_interval(secs => x.idle_seconds) > now_;
  IF s.id IS NOT NULL THEN
    IF s.last_seen_at < now_ - interval '30 seconds' THEN UPDATE session x SET last_seen_at = now_ WHERE x.id = s.id; END IF;
    RETURN QUERY SELECT s.id, p.id, p.kind, o.id, o.role, o.unit_id, o.unit_path::text, o.scope_unit_id, o.scope_path::text, a.must_change AND s.device_id IS NULL
      FROM person p JOIN account a ON a.person_id = p.id LEFT JOIN post o ON o.id = s.post_id AND o.period @> today_
      WHERE p.id = s.person_id AND p.disabled_at IS NULL;
  ELSE
    RETURN QUERY SELECT NULL::uuid, p.id, p.kind, o.id, o.role, o.unit_id, o.unit_path::text, o.scope_unit_id, o.scope_path::text, false
      FROM access_token t JOIN person p ON p.id = t.person_id AND p.disabled_at IS NULL JOIN post o ON o.id = t.post_id AND o.period @> today_
      WHERE t.token_hash = hash AND t.revoked_at IS NULL AND t.expires_at > now_;
  END IF;
END $$;
