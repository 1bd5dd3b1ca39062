-- Whose are this number and code? A wrong number, a wrong code and that of an older print answer alike.
CREATE OR REPLACE FUNCTION app.authenticate_query(given_number text, given_code text) RETURNS TABLE (appeal_id uuid, org_path text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_id uuid;
  found_path text;
  code text;
BEGIN
  SELECT a.id, a.org_path::text INTO found_id, found_path FROM appeal a WHERE a.number = given_number;
  -- Also for a number that does not exist: it takes as long.
  found_id := coalesce(found_id, '00000000-0000-0000-0000-000000000000');
  code := app.slip_code(found_id, app.last_print(found_id));
  IF found_path IS NOT NULL AND code = given_code THEN RETURN QUERY SELECT found_id, found_path; END IF;
END $$;
GRANT EXECUTE ON FUNCTION app.authenticate_query(text, text) TO :portal;
