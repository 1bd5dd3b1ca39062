-- Whose is this token? One round trip: session or access token, its person and its active post. Touches the session at most every 30 seconds.
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
GRANT EXECUTE ON FUNCTION app.authenticate(bytea) TO :app;
