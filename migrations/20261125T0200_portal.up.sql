-- The enterprise's side: attachments, and following one appeal by its number and query code without a card.
ALTER TABLE file DROP CONSTRAINT file_purpose_check;
ALTER TABLE file ADD CONSTRAINT file_purpose_check CHECK (purpose IN ('EVIDENCE', 'IMPORT', 'AUTHORISATION', 'APPEAL', 'PHOTO', 'EXPORT'));

CREATE TABLE appeal_file (
  id uuid PRIMARY KEY,
  appeal_id uuid NOT NULL REFERENCES appeal,
  file_id uuid NOT NULL UNIQUE REFERENCES file,
  org_path app.unit_path NOT NULL,
  -- A person, or the link or query code of the firm.
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX appeal_file_appeal ON appeal_file (appeal_id, recorded_at);
CREATE INDEX appeal_file_path ON appeal_file (org_path, appeal_id);

-- What only definer functions read; nobody has a grant on it.
CREATE TABLE app.secret (
  name text PRIMARY KEY,
  value bytea NOT NULL
);
INSERT INTO app.secret (name, value) VALUES ('query-code', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- Eight signs out of 32 that cannot be mistaken for each other: 40 bits, derived, so that a slip can be printed again and nothing is stored.
CREATE FUNCTION app.query_code_of(target uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + (get_byte(h.hash, i) & 31), 1), '' ORDER BY i)
    FROM (SELECT sha256(s.value || convert_to(target::text, 'UTF8') || s.value) AS hash FROM app.secret s WHERE s.name = 'query-code') h,
         generate_series(0, 7) AS i
$$;

-- The query code of an appeal that the caller may see: the firm its own, staff of the area that owns it.
CREATE FUNCTION app.query_code(target uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.query_code_of(a.id) FROM appeal a
   WHERE a.id = target
     AND (a.enterprise_id = NULLIF(current_setting('app.enterprise', true), '')::uuid
       OR a.id = NULLIF(current_setting('app.appeal', true), '')::uuid
       OR (current_setting('app.door', true) = 'staff'
           AND a.org_path >= current_setting('app.lo', true) AND a.org_path < current_setting('app.hi', true)))
$$;
GRANT EXECUTE ON FUNCTION app.query_code(uuid) TO :app, :portal;

-- Whose are this number and code? A wrong number and a wrong code answer alike.
CREATE FUNCTION app.authenticate_query(given_number text, given_code text) RETURNS TABLE (appeal_id uuid, org_path text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_id uuid;
  found_path text;
  code text;
BEGIN
  SELECT a.id, a.org_path::text INTO found_id, found_path FROM appeal a WHERE a.number = given_number;
  -- Also for a number that does not exist: it takes as long.
  code := app.query_code_of(coalesce(found_id, '00000000-0000-0000-0000-000000000000'));
  IF found_id IS NOT NULL AND code = given_code THEN RETURN QUERY SELECT found_id, found_path; END IF;
END $$;
GRANT EXECUTE ON FUNCTION app.authenticate_query(text, text) TO :portal;

-- Opens a transaction for whoever holds number and query code of one appeal: that appeal and nothing else.
CREATE FUNCTION app.enter_tracker(appeal uuid, at timestamptz, writes boolean) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE instant timestamptz;
BEGIN
  IF appeal IS NULL THEN RAISE EXCEPTION 'appeal is missing' USING ERRCODE = '42501'; END IF;
  IF writes THEN PERFORM app.announce_writer(); END IF;
  instant := coalesce(at, clock_timestamp());
  PERFORM set_config('app.appeal', appeal::text, true), set_config('app.person', appeal::text, true),
          set_config('app.door', 'enterprise', true), set_config('app.at', instant::text, true);
  RETURN instant;
END $$;
GRANT EXECUTE ON FUNCTION app.enter_tracker(uuid, timestamptz, boolean) TO :portal;

-- Class A is the firm itself: by its card, or by number and query code of this appeal.
ALTER TABLE confirmation ADD COLUMN by_query_code boolean NOT NULL DEFAULT false;
ALTER TABLE confirmation DROP CONSTRAINT confirmation_check;
ALTER TABLE confirmation ADD CONSTRAINT confirmation_class_a CHECK ((class = 'A') = (enterprise_link_id IS NOT NULL OR by_query_code));
ALTER TABLE confirmation ADD CONSTRAINT confirmation_one_proof CHECK (NOT (by_query_code AND enterprise_link_id IS NOT NULL));

-- What the firm took back within its ten minutes confirms nothing.
CREATE OR REPLACE FUNCTION app.guard_appeal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last_reply appeal_reply;
  confirmed confirmation;
  signer uuid := NULLIF(current_setting('app.person', true), '')::uuid;
BEGIN
  IF OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number THEN
    RAISE EXCEPTION 'a number is permanent' USING ERRCODE = '23514', CONSTRAINT = 'appeal_number_permanent';
  END IF;
  IF NEW.state = 'CLOSED' AND OLD.state <> 'CLOSED' THEN
    SELECT r.* INTO last_reply FROM appeal_reply r JOIN appeal_event e ON e.id = r.event_id WHERE r.appeal_id = NEW.id ORDER BY e.seq DESC LIMIT 1;
    SELECT c.* INTO confirmed FROM confirmation c JOIN appeal_event e ON e.id = c.event_id
      WHERE c.appeal_id = NEW.id AND c.class IN ('A', 'B', 'C')
        AND e.seq > (SELECT e2.seq FROM appeal_event e2 WHERE e2.id = last_reply.event_id)
        AND NOT EXISTS (SELECT 1 FROM appeal_event w WHERE w.appeal_id = NEW.id AND w.action = 'retract' AND w.details->>'confirmEventId' = c.event_id::text)
      ORDER BY e.seq DESC LIMIT 1;
    IF last_reply.id IS NULL OR confirmed.id IS NULL OR OLD.state <> 'REPLIED' THEN
      RAISE EXCEPTION 'closing needs a reply and a confirmation of class A, B or C' USING ERRCODE = '23514', CONSTRAINT = 'appeal_close_confirmed';
    END IF;
    IF signer IS NULL OR signer = confirmed.person_id
       OR EXISTS (SELECT 1 FROM appeal_reply r WHERE r.appeal_id = NEW.id AND r.person_id = signer) THEN
      RAISE EXCEPTION 'closing is signed off by somebody who neither handled nor called back' USING ERRCODE = '23514', CONSTRAINT = 'appeal_close_signer';
    END IF;
  END IF;
  RETURN NEW;
END $$;
