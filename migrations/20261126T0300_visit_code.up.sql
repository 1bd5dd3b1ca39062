-- 让企业扫一扫: a short-lived code on the cadre's phone with which the firm's own phone confirms one visit and can do nothing else.
INSERT INTO app.secret (name, value) VALUES ('visit-code', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- The firm's word comes by its card or by such a code, never by both or neither.
ALTER TABLE visit_confirmation ALTER COLUMN enterprise_link_id DROP NOT NULL;
ALTER TABLE visit_confirmation ADD COLUMN by_visit_code boolean NOT NULL DEFAULT false;
ALTER TABLE visit_confirmation ADD CONSTRAINT visit_confirmation_one_proof CHECK (by_visit_code = (enterprise_link_id IS NULL));

-- The database's own clock, not the transaction's: a code ages in real time.
CREATE FUNCTION app.visit_code_hour() RETURNS bigint LANGUAGE sql VOLATILE AS
$$ SELECT floor(extract(epoch FROM clock_timestamp()) / 3600)::bigint $$;
GRANT EXECUTE ON FUNCTION app.visit_code_hour() TO :app;

-- Sixteen signs (80 bits) for one visit, one firm, one hour: derived, nothing is stored. Nobody but the owner's functions may call it.
CREATE FUNCTION app.visit_code_of(of_visit uuid, of_firm uuid, of_hour bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + (get_byte(h.hash, i) & 31), 1), '' ORDER BY i)
    FROM (SELECT sha256(s.value || convert_to(of_visit::text || of_firm::text || of_hour::text, 'UTF8') || s.value) AS hash FROM app.secret s WHERE s.name = 'visit-code') h,
         generate_series(0, 15) AS i
$$;

-- The code of this hour, for who took part in that visit and sees it; null for everybody else, and for a voided visit.
CREATE FUNCTION app.visit_code(of_visit uuid, of_firm uuid) RETURNS text LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.visit_code_of(f.visit_id, f.enterprise_id, app.visit_code_hour())
    FROM visit_firm f JOIN visit v ON v.id = f.visit_id
   WHERE f.visit_id = of_visit AND f.enterprise_id = of_firm AND v.voided_at IS NULL
     AND current_setting('app.door', true) = 'staff'
     AND v.org_path >= current_setting('app.lo', true) AND v.org_path < current_setting('app.hi', true)
     AND EXISTS (SELECT 1 FROM visit_participant m WHERE m.visit_id = v.id AND m.person_id = NULLIF(current_setting('app.person', true), '')::uuid)
$$;
GRANT EXECUTE ON FUNCTION app.visit_code(uuid, uuid) TO :app;

-- Is this a code of that visit and firm, of this hour or the one before? A wrong, an old and a voided one answer alike, after the same work.
CREATE FUNCTION app.authenticate_visit(of_visit uuid, of_firm uuid, given_code text) RETURNS TABLE (org_path text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_path text;
  this_hour bigint := app.visit_code_hour();
  code text;
  code_before text;
BEGIN
  SELECT v.org_path::text INTO found_path FROM visit_firm f JOIN visit v ON v.id = f.visit_id
   WHERE f.visit_id = of_visit AND f.enterprise_id = of_firm AND v.voided_at IS NULL;
  code := app.visit_code_of(of_visit, of_firm, this_hour);
  code_before := app.visit_code_of(of_visit, of_firm, this_hour - 1);
  IF found_path IS NOT NULL AND given_code IN (code, code_before) THEN RETURN QUERY SELECT found_path; END IF;
END $$;
GRANT EXECUTE ON FUNCTION app.authenticate_visit(uuid, uuid, text) TO :portal;

-- Opens a transaction for whoever showed such a code: that visit to that firm, and nothing else of either.
CREATE FUNCTION app.enter_witness(visit uuid, firm uuid, at timestamptz, writes boolean) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE instant timestamptz;
BEGIN
  IF visit IS NULL OR firm IS NULL THEN RAISE EXCEPTION 'visit is missing' USING ERRCODE = '42501'; END IF;
  IF writes THEN PERFORM app.announce_writer(); END IF;
  instant := coalesce(at, clock_timestamp());
  PERFORM set_config('app.witness_visit', visit::text, true), set_config('app.witness_firm', firm::text, true),
          set_config('app.person', visit::text, true), set_config('app.door', 'enterprise', true),
          set_config('app.at', instant::text, true);
  RETURN instant;
END $$;
GRANT EXECUTE ON FUNCTION app.enter_witness(uuid, uuid, timestamptz, boolean) TO :portal;
