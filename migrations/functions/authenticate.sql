-- Whose is this token? One round trip: session or access token, its person and its active post. Touches the session at most every 30 seconds,
-- and when it comes from elsewhere. A start password that somebody else knows stops a session by password; one by PIN began with a secret of
-- the person's own. `browser` and `address` as the request shows them; they are kept as keyed hashes: from there staff work.
CREATE OR REPLACE FUNCTION app.authenticate(hash bytea, browser text, address text)
RETURNS TABLE (session_id uuid, token_id uuid, person_id uuid, person_kind text, post_id uuid, role text, unit_id uuid, unit_path text, scope_unit_id uuid,
  scope_path text, must_change boolean, read_only boolean, granted text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ timestamptz := clock_timestamp();
  today_ date := (now_ AT TIME ZONE 'Asia/Shanghai')::date;
  s session;
  from_browser bytea;
  from_address bytea;
BEGIN
  SELECT * INTO s FROM session x
   WHERE x.token_hash = hash AND x.ended_at IS NULL AND x.absolute_until > now_ AND x.last_seen_at + make_interval(secs => x.idle_seconds) > now_;
  IF s.id IS NOT NULL THEN
    from_browser := app.origin_hash('browser', browser);
    from_address := app.origin_hash('address', address);
    IF s.last_seen_at < now_ - interval '30 seconds' OR s.browser IS DISTINCT FROM from_browser OR s.address IS DISTINCT FROM from_address THEN
      UPDATE session x SET last_seen_at = now_, browser = from_browser, address = from_address WHERE x.id = s.id;
      PERFORM app.note_staff_origin(s.person_id, from_browser, from_address);
    END IF;
    RETURN QUERY SELECT s.id, NULL::uuid, p.id, p.kind, o.id, o.role, o.unit_id, o.unit_path::text, o.scope_unit_id, o.scope_path::text,
        a.must_change AND s.device_id IS NULL, false, NULL::text[]
      FROM person p JOIN account a ON a.person_id = p.id LEFT JOIN post o ON o.id = s.post_id AND o.period @> today_ AND NOT app.is_suspended(p.id, s.device_id)
      WHERE p.id = s.person_id AND p.disabled_at IS NULL;
  ELSE
    RETURN QUERY SELECT NULL::uuid, t.id, p.id, p.kind, o.id, o.role, o.unit_id, o.unit_path::text, o.scope_unit_id, o.scope_path::text, false, t.read_only, t.permissions
      FROM access_token t JOIN person p ON p.id = t.person_id AND p.disabled_at IS NULL JOIN post o ON o.id = t.post_id AND o.period @> today_ AND NOT app.is_suspended(p.id, NULL)
      WHERE t.token_hash = hash AND t.revoked_at IS NULL AND t.expires_at > now_;
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION app.authenticate(bytea, text, text) TO :app;
