-- Which firms of an import cannot go, and what they are used for: NULL may go. One row for each firm it entered that was not judged yet.
CREATE OR REPLACE FUNCTION app.import_uses(import uuid, picked integer[]) RETURNS TABLE (row_no integer, enterprise_id uuid, used_for text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.row_no, r.enterprise_id, CASE
      WHEN EXISTS (SELECT FROM visit_firm x WHERE x.enterprise_id = e.id) THEN 'VISITED'
      WHEN EXISTS (SELECT FROM appeal x WHERE x.enterprise_id = e.id) THEN 'APPEALED'
      WHEN EXISTS (SELECT FROM demand x WHERE x.enterprise_id = e.id) OR EXISTS (SELECT FROM bank_offer x WHERE x.enterprise_id = e.id) THEN 'FINANCED'
      WHEN EXISTS (SELECT FROM liaison x WHERE x.enterprise_id = e.id) THEN 'ASSIGNED'
      WHEN EXISTS (SELECT FROM enterprise_link x WHERE x.enterprise_id = e.id) THEN 'LINKED'
      WHEN EXISTS (SELECT FROM enterprise_alias x WHERE x.loser_id = e.id) OR EXISTS (SELECT FROM enterprise_alias x WHERE x.survivor_id = e.id) THEN 'MERGED'
      WHEN EXISTS (SELECT FROM campaign_change x WHERE x.enterprise_id = e.id) THEN 'LISTED'
      WHEN EXISTS (SELECT FROM enterprise_import_row x JOIN enterprise_import i ON i.id = x.import_id
                    WHERE x.enterprise_id = e.id AND x.import_id <> r.import_id AND x.outcome IN ('CREATED', 'UPDATED', 'UNCHANGED')
                      AND i.state <> 'UNDONE') THEN 'IMPORTED_AGAIN'
      -- A later import that was taken back made two versions: there and back.
      WHEN e.version <> 1 + 2 * (SELECT count(*) FROM enterprise_import_row x WHERE x.enterprise_id = e.id AND x.undo = 'RESTORED') THEN 'CORRECTED'
      WHEN NOT (e.org_path >= current_setting('app.lo') AND e.org_path < current_setting('app.hi')) THEN 'CORRECTED'
    END
    FROM enterprise_import_row r JOIN enterprise_import m ON m.id = r.import_id JOIN enterprise e ON e.id = r.enterprise_id
   WHERE r.import_id = import AND r.outcome = 'CREATED' AND r.undo IS NULL AND (picked IS NULL OR r.row_no = ANY (picked))
     AND m.org_path >= current_setting('app.lo') AND m.org_path < current_setting('app.hi')
$$;
-- A plan made while these tables were empty would read the whole of them for ever.
ALTER FUNCTION app.import_uses(uuid, integer[]) SET enable_seqscan = off;
GRANT EXECUTE ON FUNCTION app.import_uses(uuid, integer[]) TO :app;
