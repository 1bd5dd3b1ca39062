-- Where a request comes from, as keyed hashes: the mark of a browser, the network address. Neither can be read back.
INSERT INTO app.secret (name, value) VALUES ('origin', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
CREATE FUNCTION app.origin_hash(kind text, value text) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT sha256(s.value || convert_to(kind || ':' || $2, 'UTF8') || s.value) FROM app.secret s WHERE s.name = 'origin' AND $2 IS NOT NULL
$$;

-- Says once a transaction by which session or token it acts, and from where; traces and proofs take it from here.
CREATE FUNCTION app.note_origin(session uuid, token uuid, browser text, address text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.session', coalesce(session::text, ''), true), set_config('app.token', coalesce(token::text, ''), true),
          set_config('app.browser', coalesce(encode(app.origin_hash('browser', browser), 'hex'), ''), true),
          set_config('app.address', coalesce(encode(app.origin_hash('address', address), 'hex'), ''), true);
END $$;
GRANT EXECUTE ON FUNCTION app.note_origin(uuid, uuid, text, text) TO :app, :portal;
CREATE FUNCTION app.noted_browser() RETURNS bytea LANGUAGE sql STABLE AS $$ SELECT decode(NULLIF(current_setting('app.browser', true), ''), 'hex') $$;
CREATE FUNCTION app.noted_address() RETURNS bytea LANGUAGE sql STABLE AS $$ SELECT decode(NULLIF(current_setting('app.address', true), ''), 'hex') $$;
GRANT EXECUTE ON FUNCTION app.noted_browser(), app.noted_address() TO :app, :portal;

-- Every trace carries them by itself: no writer gives these columns.
ALTER TABLE audit_entry
  ADD COLUMN session_id uuid DEFAULT NULLIF(current_setting('app.session', true), '')::uuid,
  ADD COLUMN token_id uuid DEFAULT NULLIF(current_setting('app.token', true), '')::uuid,
  ADD COLUMN browser bytea DEFAULT app.noted_browser(),
  ADD COLUMN address bytea DEFAULT app.noted_address();

-- Browsers and addresses from which staff worked, and when last.
ALTER TABLE session ADD COLUMN browser bytea, ADD COLUMN address bytea;
CREATE TABLE staff_origin (
  kind text NOT NULL CHECK (kind IN ('BROWSER', 'ADDRESS')),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  person_id uuid NOT NULL REFERENCES person,
  first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (kind, hash, person_id)
);
CREATE FUNCTION app.note_staff_origin(person uuid, browser bytea, address bytea) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO staff_origin AS o (kind, hash, person_id)
    SELECT v.kind, v.hash, person FROM (VALUES ('BROWSER', browser), ('ADDRESS', address)) v (kind, hash) WHERE v.hash IS NOT NULL
    ON CONFLICT (kind, hash, person_id) DO UPDATE SET last_seen_at = clock_timestamp() WHERE o.last_seen_at < clock_timestamp() - interval '5 minutes'
$$;
CREATE FUNCTION app.is_staff_browser() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM staff_origin o WHERE o.kind = 'BROWSER' AND o.hash = app.noted_browser())
$$;
-- Who of the staff works in a browser, last.
CREATE FUNCTION app.staff_of_browser(hash bytea) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.person_id FROM staff_origin o WHERE o.kind = 'BROWSER' AND o.hash = $1 ORDER BY o.last_seen_at DESC LIMIT 1
$$;
GRANT EXECUTE ON FUNCTION app.staff_of_browser(bytea) TO :app;
-- Half a day: an address is given to somebody else tomorrow.
CREATE FUNCTION app.is_staff_address() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM staff_origin o WHERE o.kind = 'ADDRESS' AND o.hash = app.noted_address() AND o.last_seen_at > clock_timestamp() - interval '12 hours')
$$;
GRANT EXECUTE ON FUNCTION app.is_staff_browser() TO :app, :portal;
DROP FUNCTION app.authenticate(bytea);

-- A token may be given less than its post.
ALTER TABLE access_token
  ADD COLUMN read_only boolean NOT NULL DEFAULT false,
  ADD COLUMN permissions text[] CHECK (cardinality(permissions) > 0);

-- 查询单: printed once, for the envelope. The newest print is the one that is good; staff never read the code again.
CREATE TABLE appeal_slip (
  id uuid PRIMARY KEY,
  appeal_id uuid NOT NULL REFERENCES appeal,
  org_path app.unit_path NOT NULL,
  -- 0: the code from the time when every reader of the appeal saw it.
  n integer NOT NULL CHECK (n >= 0),
  printed_by uuid REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  UNIQUE (appeal_id, n),
  CHECK ((n = 0) = (printed_by IS NULL))
);
CREATE INDEX appeal_slip_path ON appeal_slip (org_path, appeal_id);
INSERT INTO appeal_slip (id, appeal_id, org_path, n, recorded_at)
  SELECT gen_random_uuid(), a.id, a.org_path, 0, clock_timestamp() FROM appeal a WHERE a.number IS NOT NULL;

DROP FUNCTION app.query_code_of(uuid);
-- Eight signs out of 32 that cannot be mistaken for each other: 40 bits, derived from the appeal and the print, so that nothing is stored.
CREATE FUNCTION app.slip_code(target uuid, print integer) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + (get_byte(h.hash, i) & 31), 1), '' ORDER BY i)
    FROM (SELECT sha256(s.value || convert_to(target::text || CASE WHEN print > 0 THEN ':' || print ELSE '' END, 'UTF8') || s.value) AS hash
            FROM app.secret s WHERE s.name = 'query-code') h,
         generate_series(0, 7) AS i
$$;
CREATE FUNCTION app.last_print(target uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(s.n), 0) FROM appeal_slip s WHERE s.appeal_id = target
$$;
-- The code of the slip that this very transaction prints, for who prints it.
CREATE FUNCTION app.printed_code(slip uuid) RETURNS text LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.slip_code(s.appeal_id, s.n) FROM appeal_slip s
   WHERE s.id = slip AND s.xmin = pg_current_xact_id()::xid AND s.printed_by = NULLIF(current_setting('app.person', true), '')::uuid
$$;
GRANT EXECUTE ON FUNCTION app.printed_code(uuid) TO :app;

-- Who of the staff had a proof of the firm in hand since the appeal was registered: printed its slip, or issued a card of the firm.
CREATE FUNCTION app.proof_holders(target uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT h.person), '{}') FROM (
    SELECT s.printed_by AS person FROM appeal_slip s WHERE s.appeal_id = target AND s.printed_by IS NOT NULL
    UNION ALL
    SELECT l.issued_by FROM enterprise_link l JOIN appeal a ON a.enterprise_id = l.enterprise_id WHERE a.id = target AND l.recorded_at > a.recorded_at) h
$$;
GRANT EXECUTE ON FUNCTION app.proof_holders(uuid) TO :app, :portal;

-- What the firm's word is worth that is being given now, and what speaks against it.
CREATE FUNCTION app.own_proof(target uuid) RETURNS TABLE (class text, doubts text[], minutes integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here bytea := app.noted_browser();
  found_ text[] := '{}';
  replied timestamptz;
  by_staff boolean;
  others integer;
BEGIN
  SELECT max(r.recorded_at) INTO replied FROM appeal_reply r WHERE r.appeal_id = target;
  minutes := floor(extract(epoch FROM app.instant() - replied) / 60)::integer;
  by_staff := EXISTS (SELECT FROM appeal_slip s WHERE s.appeal_id = target)
    OR EXISTS (SELECT FROM enterprise_link l JOIN appeal a ON a.enterprise_id = l.enterprise_id WHERE a.id = target AND l.recorded_at > a.recorded_at);
  SELECT count(DISTINCT coalesce(a.enterprise_id, a.id)) INTO others FROM confirmation c JOIN appeal a ON a.id = c.appeal_id
   WHERE c.browser = here AND c.appeal_id <> target AND c.recorded_at > app.instant() - interval '30 days'
     AND a.enterprise_id IS DISTINCT FROM (SELECT o.enterprise_id FROM appeal o WHERE o.id = target);
  IF app.is_staff_browser() THEN found_ := found_ || 'STAFF_BROWSER'::text; END IF;
  IF by_staff THEN found_ := found_ || 'STAFF_PROOF'::text; END IF;
  IF here IS NULL THEN found_ := found_ || 'NO_BROWSER'::text; END IF;
  IF app.is_staff_address() THEN found_ := found_ || 'STAFF_ADDRESS'::text; END IF;
  IF minutes < 10 THEN found_ := found_ || 'SOON'::text; END IF;
  IF others >= 2 THEN found_ := found_ || 'MANY_FIRMS'::text; END IF;
  class := CASE
    WHEN found_ && ARRAY['STAFF_BROWSER', 'MANY_FIRMS'] THEN 'D'
    WHEN found_ @> ARRAY['STAFF_PROOF'] AND found_ && ARRAY['NO_BROWSER', 'STAFF_ADDRESS'] THEN 'D'
    WHEN found_ @> ARRAY['STAFF_ADDRESS', 'SOON'] THEN 'D'
    ELSE 'A' END;
  doubts := found_;
  RETURN NEXT;
END $$;
GRANT EXECUTE ON FUNCTION app.own_proof(uuid) TO :portal;

ALTER TABLE confirmation
  ADD COLUMN browser bytea,
  ADD COLUMN address bytea,
  ADD COLUMN minutes_since_reply integer,
  ADD COLUMN doubts text[] NOT NULL DEFAULT '{}'
    CHECK (doubts <@ ARRAY['STAFF_BROWSER', 'STAFF_PROOF', 'NO_BROWSER', 'STAFF_ADDRESS', 'SOON', 'MANY_FIRMS']);
CREATE INDEX confirmation_browser ON confirmation (browser, recorded_at) WHERE browser IS NOT NULL;
CREATE INDEX confirmation_doubted ON confirmation (org_path, recorded_at) WHERE doubts <> '{}';
-- The firm by its card or code is A, or D where something speaks against it; what staff record is never A.
ALTER TABLE confirmation DROP CONSTRAINT confirmation_class_a, DROP CONSTRAINT confirmation_check1;
ALTER TABLE confirmation
  ADD CONSTRAINT confirmation_by_firm CHECK ((person_id IS NULL) = (enterprise_link_id IS NOT NULL OR by_query_code)),
  ADD CONSTRAINT confirmation_class_a CHECK (CASE WHEN person_id IS NULL THEN class IN ('A', 'D') ELSE class <> 'A' END);
CREATE FUNCTION app.guard_confirmation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE proof record;
BEGIN
  SELECT * INTO proof FROM app.own_proof(NEW.appeal_id);
  NEW.browser := app.noted_browser();
  NEW.address := app.noted_address();
  NEW.minutes_since_reply := proof.minutes;
  IF NEW.person_id IS NULL THEN
    NEW.doubts := proof.doubts;
    IF NEW.class = 'A' AND proof.class <> 'A' THEN
      RAISE EXCEPTION 'nobody proves his own work' USING ERRCODE = '23514', CONSTRAINT = 'confirmation_proof';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_confirmation BEFORE INSERT ON confirmation FOR EACH ROW EXECUTE FUNCTION app.guard_confirmation();

-- The same for a visit: A by another phone, B by one on the visitor's own network, D where staff had the proof in hand.
ALTER TABLE visit_confirmation
  ADD COLUMN class text NOT NULL DEFAULT 'A' CHECK (class IN ('A', 'B', 'D')),
  ADD COLUMN browser bytea,
  ADD COLUMN address bytea;
CREATE FUNCTION app.visit_proof(of_visit uuid, of_firm uuid, by_code boolean) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN app.is_staff_browser() THEN 'D'
    WHEN by_code THEN CASE WHEN app.noted_browser() IS NULL THEN 'D' WHEN app.is_staff_address() THEN 'B' ELSE 'A' END
    WHEN EXISTS (SELECT FROM enterprise_link l JOIN visit v ON v.id = of_visit WHERE l.enterprise_id = of_firm AND l.recorded_at > v.recorded_at)
      AND (app.noted_browser() IS NULL OR app.is_staff_address()) THEN 'D'
    ELSE 'A' END
$$;
CREATE FUNCTION app.guard_visit_confirmation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.class := app.visit_proof(NEW.visit_id, NEW.enterprise_id, NEW.by_visit_code);
  NEW.browser := app.noted_browser();
  NEW.address := app.noted_address();
  IF NEW.by_visit_code AND app.is_staff_browser() THEN
    RAISE EXCEPTION 'nobody proves his own work' USING ERRCODE = '23514', CONSTRAINT = 'visit_code_own_browser';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_visit_confirmation BEFORE INSERT ON visit_confirmation FOR EACH ROW EXECUTE FUNCTION app.guard_visit_confirmation();

-- How much of something one subject has used on a day. Whoever charges waits for who charges the same, and gives it back by rolling back.
CREATE TABLE quota_use (
  day date NOT NULL,
  quota text NOT NULL CHECK (quota ~ '^[a-z]+(\.[a-z-]+)+$'),
  subject uuid NOT NULL,
  used integer NOT NULL CHECK (used >= 0),
  PRIMARY KEY (day, quota, subject)
);
-- Whether `amount` more is within `most` of the day, today in Beijing time when null; zhuqi.quota_factor of the database multiplies all limits.
CREATE FUNCTION app.charge_quota(name text, of_subject uuid, on_day date, most integer, amount integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE total integer;
BEGIN
  INSERT INTO quota_use AS q (day, quota, subject, used) VALUES (coalesce(on_day, (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date), name, of_subject, greatest(amount, 0))
    ON CONFLICT (day, quota, subject) DO UPDATE SET used = greatest(q.used + amount, 0) RETURNING used INTO total;
  RETURN total <= most * coalesce(NULLIF(current_setting('zhuqi.quota_factor', true), '')::numeric, 1);
END $$;
GRANT EXECUTE ON FUNCTION app.charge_quota(text, uuid, date, integer, integer) TO :app, :portal;
