-- Units, people, posts, and how people sign in.
CREATE TABLE unit (
  id uuid PRIMARY KEY,
  parent_id uuid REFERENCES unit,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  short_name text NOT NULL CHECK (length(short_name) BETWEEN 1 AND 50),
  kind text NOT NULL CHECK (kind IN ('CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'DEPARTMENT', 'OFFICE', 'STATION', 'INSTITUTIONS', 'BANK', 'LAW_FIRM')),
  -- 12-digit code of a territory; parent code + '-' + short key for everything else.
  code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 80),
  path app.unit_path NOT NULL UNIQUE,
  next_ordinal integer NOT NULL DEFAULT 1 CHECK (next_ordinal BETWEEN 1 AND 1679616),
  successor_of uuid REFERENCES unit,
  valid_from date NOT NULL DEFAULT '1900-01-01',
  valid_to date CHECK (valid_to >= valid_from),
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CONSTRAINT unit_territory_code CHECK (kind NOT IN ('CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE') OR code ~ '^\d{12}$')
);
CREATE INDEX unit_parent ON unit (parent_id);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  kind text NOT NULL CHECK (kind IN ('HUMAN', 'PROGRAM')),
  -- The unit whose administrators look after this person.
  unit_id uuid NOT NULL REFERENCES unit,
  org_path app.unit_path NOT NULL,
  disabled_at timestamptz,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX person_path ON person (org_path, id);

CREATE TABLE account (
  person_id uuid PRIMARY KEY REFERENCES person,
  login_name text NOT NULL UNIQUE CHECK (login_name = lower(login_name) AND length(login_name) BETWEEN 2 AND 60),
  password_hash text NOT NULL,
  previous_hashes text[] NOT NULL DEFAULT '{}',
  must_change boolean NOT NULL DEFAULT false,
  changed_at timestamptz NOT NULL DEFAULT app.instant(),
  failed_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);

CREATE TABLE post (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL CHECK (role IN ('CADRE', 'VILLAGE_LIAISON', 'OFFICE_CLERK', 'OFFICE_HEAD', 'CALLBACK_OFFICER', 'HANDLER', 'UNIT_HEAD',
    'DIVISION_LEADER', 'CHIEF_LEADER', 'COUNTY_OFFICE', 'COUNTY_LEADER', 'BANK_OFFICER', 'COUNSEL', 'AUDITOR', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'PROGRAM')),
  unit_id uuid NOT NULL REFERENCES unit,
  unit_path app.unit_path NOT NULL,
  scope_unit_id uuid NOT NULL REFERENCES unit,
  scope_path app.unit_path NOT NULL,
  period daterange NOT NULL CHECK (NOT isempty(period) AND lower(period) IS NOT NULL),
  substitute_for uuid REFERENCES post,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CONSTRAINT post_once EXCLUDE USING gist (person_id WITH =, role WITH =, unit_id WITH =, scope_unit_id WITH =, period WITH &&)
);
CREATE INDEX post_person ON post (person_id);
CREATE INDEX post_unit_path ON post (unit_path, id);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES person,
  post_id uuid REFERENCES post,
  created_at timestamptz NOT NULL DEFAULT app.instant(),
  last_seen_at timestamptz NOT NULL DEFAULT app.instant(),
  idle_seconds integer NOT NULL CHECK (idle_seconds > 0),
  absolute_until timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('SIGN_OUT', 'EVERYWHERE', 'REVOKED', 'PASSWORD_CHANGED', 'DISABLED', 'REPLACED'))
);
CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;

CREATE TABLE access_token (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES person,
  post_id uuid NOT NULL REFERENCES post,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX access_token_person ON access_token (person_id);

CREATE TABLE one_time_link (
  token_hash bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('FIRST_ADMIN')),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);

-- A State Council notice uploaded by an administrator; it goes over the built-in table of the same year.
CREATE TABLE calendar_year (
  year integer PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
  days jsonb NOT NULL,
  source text NOT NULL,
  uploaded_by uuid NOT NULL REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);

-- Whose is this token? One round trip: session or access token, its person and its active post. Touches the session at most every 30 seconds.
CREATE FUNCTION app.authenticate(hash bytea)
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
    RETURN QUERY SELECT s.id, p.id, p.kind, o.id, o.role, o.unit_id, o.unit_path::text, o.scope_unit_id, o.scope_path::text, a.must_change
      FROM person p JOIN account a ON a.person_id = p.id LEFT JOIN post o ON o.id = s.post_id AND o.period @> today_
      WHERE p.id = s.person_id AND p.disabled_at IS NULL;
  ELSE
    RETURN QUERY SELECT NULL::uuid, p.id, p.kind, o.id, o.role, o.unit_id, o.unit_path::text, o.scope_unit_id, o.scope_path::text, false
      FROM access_token t JOIN person p ON p.id = t.person_id AND p.disabled_at IS NULL JOIN post o ON o.id = t.post_id AND o.period @> today_
      WHERE t.token_hash = hash AND t.revoked_at IS NULL AND t.expires_at > now_;
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION app.authenticate(bytea) TO :app;
