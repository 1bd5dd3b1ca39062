-- 导出: a list as a file, made by the worker under the rights of whoever asked, logged, and fetched when it is ready.
CREATE TABLE export (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('APPEALS', 'VISITS', 'ENTERPRISES', 'FIGURE_ROWS')),
  filter jsonb NOT NULL DEFAULT '{}',
  -- Why contacts are shown in full; without a reason they are masked.
  reveal_reason text CHECK (length(reveal_reason) BETWEEN 1 AND 200),
  org_path app.unit_path NOT NULL,
  requested_by uuid NOT NULL REFERENCES person,
  post_id uuid NOT NULL REFERENCES post,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  row_count integer CHECK (row_count >= 0),
  file_id uuid REFERENCES file,
  failure text,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  finished_at timestamptz,
  CHECK ((state = 'DONE') = (file_id IS NOT NULL))
);
CREATE INDEX export_requested ON export (requested_by, recorded_at DESC);
CREATE INDEX export_path ON export (org_path, recorded_at DESC);

-- 撤销导入: what a wrong file entered is taken out again, as far as nothing else has been built on it.
ALTER TABLE enterprise_import DROP CONSTRAINT enterprise_import_state_check;
ALTER TABLE enterprise_import ADD CONSTRAINT enterprise_import_state_check CHECK (state IN ('CHECKED', 'COMMITTING', 'DONE', 'UNDONE'));
ALTER TABLE enterprise_import_row DROP CONSTRAINT enterprise_import_row_outcome_check;
ALTER TABLE enterprise_import_row ADD CONSTRAINT enterprise_import_row_outcome_check
  CHECK (outcome IN ('WAITING', 'FAULTY', 'CREATED', 'UNCHANGED', 'UPDATED', 'REMOVED'));
CREATE INDEX enterprise_import_row_firm ON enterprise_import_row (enterprise_id) WHERE enterprise_id IS NOT NULL;

-- Takes out the firms that this import entered and that are as they were entered: never changed, and no other row names them. No figure can have
-- counted such a firm. The others stay. Only for an import within the caller's range.
CREATE FUNCTION app.undo_enterprise_import(target uuid) RETURNS TABLE (removed integer, kept integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one record;
BEGIN
  removed := 0;
  kept := 0;
  PERFORM 1 FROM enterprise_import i WHERE i.id = target AND i.state = 'DONE'
    AND i.org_path >= current_setting('app.lo', true) AND i.org_path < current_setting('app.hi', true) FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no import of yours that is done' USING ERRCODE = '23514', CONSTRAINT = 'enterprise_import_undo'; END IF;
  FOR one IN SELECT r.row_no, r.enterprise_id FROM enterprise_import_row r WHERE r.import_id = target AND r.outcome = 'CREATED' ORDER BY r.row_no LOOP
    BEGIN
      UPDATE enterprise_import_row r SET outcome = 'REMOVED', enterprise_id = NULL WHERE r.import_id = target AND r.row_no = one.row_no;
      DELETE FROM enterprise_residence h WHERE h.enterprise_id = one.enterprise_id;
      DELETE FROM enterprise_version v WHERE v.enterprise_id = one.enterprise_id;
      DELETE FROM enterprise e WHERE e.id = one.enterprise_id AND e.version = 1;
      IF NOT FOUND THEN RAISE EXCEPTION 'changed since' USING ERRCODE = '23503'; END IF;
      removed := removed + 1;
    EXCEPTION WHEN foreign_key_violation THEN
      kept := kept + 1;
    END;
  END LOOP;
  UPDATE enterprise_import i SET state = 'UNDONE', version = i.version + 1 WHERE i.id = target;
  RETURN NEXT;
END $$;
GRANT EXECUTE ON FUNCTION app.undo_enterprise_import(uuid) TO :app;
