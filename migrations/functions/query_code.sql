-- The query code of an appeal for the firm itself; staff never read it, they print it (app.printed_code).
CREATE OR REPLACE FUNCTION app.query_code(target uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.slip_code(a.id, app.last_print(a.id)) FROM appeal a
   WHERE a.id = target AND current_setting('app.door', true) = 'enterprise'
     AND (a.enterprise_id = NULLIF(current_setting('app.enterprise', true), '')::uuid OR a.id = NULLIF(current_setting('app.appeal', true), '')::uuid)
$$;
GRANT EXECUTE ON FUNCTION app.query_code(uuid) TO :app, :portal;
