DROP FUNCTION app.charge_quota(text, uuid, date, integer, integer);
DROP TABLE quota_use;
DROP TRIGGER guard_visit_confirmation ON visit_confirmation;
DROP FUNCTION app.guard_visit_confirmation(), app.visit_proof(uuid, uuid, boolean);
ALTER TABLE visit_confirmation DROP COLUMN class, DROP COLUMN browser, DROP COLUMN address;
DROP TRIGGER guard_confirmation ON confirmation;
DROP FUNCTION app.guard_confirmation(), app.own_proof(uuid), app.proof_holders(uuid), app.printed_code(uuid), app.last_print(uuid);
ALTER TABLE confirmation DROP CONSTRAINT confirmation_by_firm, DROP CONSTRAINT confirmation_class_a;
ALTER TABLE confirmation DROP COLUMN browser, DROP COLUMN address, DROP COLUMN minutes_since_reply, DROP COLUMN doubts;
ALTER TABLE confirmation ADD CONSTRAINT confirmation_class_a CHECK ((class = 'A') = (enterprise_link_id IS NOT NULL OR by_query_code)) NOT VALID,
  ADD CONSTRAINT confirmation_check1 CHECK ((class = 'A') = (person_id IS NULL)) NOT VALID;
DROP FUNCTION app.slip_code(uuid, integer);
CREATE FUNCTION app.query_code_of(target uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + (get_byte(h.hash, i) & 31), 1), '' ORDER BY i)
    FROM (SELECT sha256(s.value || convert_to(target::text, 'UTF8') || s.value) AS hash FROM app.secret s WHERE s.name = 'query-code') h,
         generate_series(0, 7) AS i
$$;
DROP TABLE appeal_slip;
ALTER TABLE access_token DROP COLUMN read_only, DROP COLUMN permissions;
DROP FUNCTION app.authenticate(bytea, text, text), app.is_staff_browser(), app.staff_of_browser(bytea), app.is_staff_address(), app.note_staff_origin(uuid, bytea, bytea);
-- Whose is this token? One round trip: session or access token, its person and its active post. Touches the session at most every 30 seconds.
-- A start password that somebody else knows stops a session by password; one by PIN began with a secret of the person's own.
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
    RETURN QUERY SELECT s.id, p.id, p.kind, o.id, o.role, o.unit_id, o.unit_path::text, o.scope_unit_id, o.scope_path::text, a.must_change AND s.device_id IS NULL
      FROM person p JOIN account a ON a.person_id = p.id LEFT JOIN post o ON o.id = s.post_id AND o.period @> today_
      WHERE p.id = s.person_id AND p.disabled_at IS NULL;
  ELSE
    RETURN QUERY SELECT NULL::uuid, p.id, p.kind, o.id, o.role, o.unit_id, o.unit_path::text, o.scope_unit_id, o.scope_path::text, false
      FROM access_token t JOIN person p ON p.id = t.person_id AND p.disabled_at IS NULL JOIN post o ON o.id = t.post_id AND o.period @> today_
      WHERE t.token_hash = hash AND t.revoked_at IS NULL AND t.expires_at > now_;
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION app.authenticate(bytea) TO :app;
DROP TABLE staff_origin;
ALTER TABLE session DROP COLUMN browser, DROP COLUMN address;
ALTER TABLE audit_entry DROP COLUMN session_id, DROP COLUMN token_id, DROP COLUMN browser, DROP COLUMN address;
DROP FUNCTION app.noted_browser(), app.noted_address(), app.note_origin(uuid, uuid, text, text), app.origin_hash(text, text);
DELETE FROM app.secret WHERE name = 'origin';
