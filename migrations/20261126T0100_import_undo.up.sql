-- 撤销导入: a finished import is taken back as a whole. A firm that it entered and that nothing uses is voided, never deleted: figures as of
-- the time between still count it by its version of then. A voided firm is out of everybody's sight (see access.ts) and gives its code free.
ALTER TABLE enterprise
  ADD COLUMN voided_at timestamptz,
  ADD COLUMN voided_by uuid REFERENCES person,
  ADD COLUMN void_reason text,
  ADD CONSTRAINT enterprise_voided_whole CHECK ((voided_at IS NULL) = (voided_by IS NULL) AND (voided_at IS NULL) = (void_reason IS NULL)),
  ADD CONSTRAINT enterprise_voided_free CHECK (voided_at IS NULL OR credit_code IS NULL);
ALTER TABLE enterprise_version ADD COLUMN voided boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION app.keep_enterprise_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'an enterprise changes with its version' USING ERRCODE = '23514', CONSTRAINT = 'enterprise_version_step';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.voided_at IS NOT NULL THEN
    RAISE EXCEPTION 'a voided enterprise stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'enterprise_voided_final';
  END IF;
  INSERT INTO enterprise_version (enterprise_id, version, org_path, name, short_name, credit_code, kind, status, is_branch, voided)
  VALUES (NEW.id, NEW.version, NEW.org_path, NEW.name, NEW.short_name, NEW.credit_code, NEW.kind, NEW.status, NEW.is_branch, NEW.voided_at IS NOT NULL);
  RETURN NULL;
END $$;

-- Nothing is recorded about a firm that was voided, not even at the same moment: the row is locked as a foreign key locks it, so whoever
-- comes second waits for the first and then sees what it did.
CREATE FUNCTION app.firm_stands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  col text;
  firm uuid;
BEGIN
  FOREACH col IN ARRAY TG_ARGV LOOP
    firm := (to_jsonb(NEW) ->> col)::uuid;
    CONTINUE WHEN firm IS NULL;
    PERFORM FROM enterprise WHERE id = firm AND voided_at IS NULL FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'there is no such firm' USING ERRCODE = '23503', CONSTRAINT = 'enterprise_voided';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER firm_stands BEFORE INSERT ON visit_firm FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON visit_confirmation FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON promise FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON appeal FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON appeal_event FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON demand FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON bank_offer FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON offer_decision FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON disbursement FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON liaison FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON enterprise_link FOR EACH ROW EXECUTE FUNCTION app.firm_stands('enterprise_id');
CREATE TRIGGER firm_stands BEFORE INSERT ON enterprise_alias FOR EACH ROW EXECUTE FUNCTION app.firm_stands('loser_id', 'survivor_id');

ALTER TABLE enterprise_import DROP CONSTRAINT enterprise_import_state_check,
  ADD CONSTRAINT enterprise_import_state_check CHECK (state IN ('CHECKED', 'COMMITTING', 'DONE', 'UNDOING', 'UNDONE')),
  ADD COLUMN undo_by uuid REFERENCES person,
  ADD COLUMN undo_at timestamptz,
  ADD COLUMN undo_reason text CHECK (length(undo_reason) BETWEEN 1 AND 500),
  ADD CONSTRAINT enterprise_import_undo CHECK ((state IN ('UNDOING', 'UNDONE')) = (undo_reason IS NOT NULL)
    AND (undo_reason IS NULL) = (undo_by IS NULL) AND (undo_reason IS NULL) = (undo_at IS NULL));

ALTER TABLE enterprise_import_row
  -- Of an updated firm: field → [what it was, what the import wrote]. Missing in imports made before they could be undone.
  ADD COLUMN changes jsonb,
  -- What taking it back came to. GONE: the firm is voided; RESTORED, PARTLY: its former values are back; KEPT: it stays, and why.
  ADD COLUMN undo text CHECK (undo IN ('GONE', 'RESTORED', 'PARTLY', 'KEPT')),
  ADD COLUMN undo_why text,
  ADD CHECK ((coalesce(undo, '') IN ('PARTLY', 'KEPT')) = (undo_why IS NOT NULL));
CREATE INDEX enterprise_import_row_firm ON enterprise_import_row (enterprise_id) WHERE enterprise_id IS NOT NULL;
-- What leads from a firm to its records where nothing did so far.
CREATE INDEX bank_offer_enterprise ON bank_offer (enterprise_id);

-- Which firms of an import cannot go, and what they are used for: NULL may go. One row for each firm it entered that was not judged yet.
CREATE FUNCTION app.import_uses(import uuid, picked integer[]) RETURNS TABLE (row_no integer, enterprise_id uuid, used_for text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.row_no, r.enterprise_id, CASE
      WHEN EXISTS (SELECT FROM visit_firm x WHERE x.enterprise_id = e.id) THEN 'VISITED'
      WHEN EXISTS (SELECT FROM appeal x WHERE x.enterprise_id = e.id) THEN 'APPEALED'
      WHEN EXISTS (SELECT FROM demand x WHERE x.enterprise_id = e.id) OR EXISTS (SELECT FROM bank_offer x WHERE x.enterprise_id = e.id) THEN 'FINANCED'
      WHEN EXISTS (SELECT FROM liaison x WHERE x.enterprise_id = e.id) THEN 'ASSIGNED'
      WHEN EXISTS (SELECT FROM enterprise_link x WHERE x.enterprise_id = e.id) THEN 'LINKED'
      WHEN EXISTS (SELECT FROM enterprise_alias x WHERE x.loser_id = e.id) OR EXISTS (SELECT FROM enterprise_alias x WHERE x.survivor_id = e.id) THEN 'MERGED'
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

-- Voids what may go of these rows, and says of each why it stayed, or NULL. The application cannot void a firm in any other way.
CREATE FUNCTION app.void_imported(import uuid, picked integer[], why text) RETURNS TABLE (row_no integer, used_for text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  judged jsonb;
BEGIN
  PERFORM FROM enterprise_import i WHERE i.id = import AND i.state = 'UNDOING'
      AND i.org_path >= current_setting('app.lo') AND i.org_path < current_setting('app.hi');
  IF NOT FOUND THEN RAISE EXCEPTION 'this import is not being undone' USING ERRCODE = '42501'; END IF;
  -- First the locks, then the look: whoever records something about one of these firms is waited for, and seen.
  PERFORM FROM enterprise e WHERE e.id IN (SELECT r.enterprise_id FROM enterprise_import_row r
     WHERE r.import_id = import AND r.outcome = 'CREATED' AND r.undo IS NULL AND r.row_no = ANY (picked)) ORDER BY e.id FOR UPDATE;
  SELECT coalesce(jsonb_agg(to_jsonb(u)), '[]') INTO judged FROM app.import_uses(import, picked) u;
  UPDATE enterprise e SET voided_at = app.instant(), voided_by = current_setting('app.person')::uuid, void_reason = why,
         credit_code = NULL, version = e.version + 1
    FROM jsonb_to_recordset(judged) AS j (enterprise_id uuid, used_for text) WHERE e.id = j.enterprise_id AND j.used_for IS NULL;
  RETURN QUERY SELECT j.row_no, j.used_for FROM jsonb_to_recordset(judged) AS j (row_no integer, used_for text);
END $$;
GRANT EXECUTE ON FUNCTION app.void_imported(uuid, integer[], text) TO :app;
