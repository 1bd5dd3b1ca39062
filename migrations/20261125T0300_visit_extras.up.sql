-- What a visit on the phone carries besides words: photos, promises made to the firm, the firm's own word that it took place.
-- The mark the client made for this visit: the same visit that comes by the phone and, out of an exported queue, by the desk is one visit.
ALTER TABLE visit ADD COLUMN client_id text CHECK (length(client_id) BETWEEN 1 AND 100);
CREATE UNIQUE INDEX visit_client_once ON visit ((coalesce(on_behalf_of, recorded_by)), client_id) WHERE client_id IS NOT NULL;
-- How the firm is to confirm: by its card at once, on paper, or when it is called back.
ALTER TABLE visit ADD COLUMN confirm_by text CHECK (confirm_by IN ('CARD', 'PAPER', 'LATER'));

CREATE TABLE visit_photo (
  id uuid PRIMARY KEY,
  visit_id uuid NOT NULL REFERENCES visit,
  org_path app.unit_path NOT NULL,
  file_id uuid NOT NULL UNIQUE REFERENCES file,
  -- The mark its client made: sent again, by the phone or out of its exported queue, it is the same photo.
  client_id text NOT NULL CHECK (length(client_id) BETWEEN 1 AND 100),
  recorded_by uuid NOT NULL REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  UNIQUE (visit_id, client_id)
);
CREATE INDEX visit_photo_path ON visit_photo (org_path, visit_id);

-- 承诺: dated, kept or broken, never forgotten.
CREATE TABLE promise (
  id uuid PRIMARY KEY,
  visit_id uuid NOT NULL REFERENCES visit,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  org_path app.unit_path NOT NULL,
  firm_path app.unit_path NOT NULL,
  words text NOT NULL CHECK (length(words) BETWEEN 1 AND 500),
  due_on date NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  recorded_by uuid NOT NULL REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX promise_visit ON promise (visit_id);
CREATE INDEX promise_path ON promise (org_path, due_on);
CREATE INDEX promise_home ON promise (firm_path, due_on);
CREATE INDEX promise_enterprise ON promise (enterprise_id, due_on DESC);
CREATE INDEX promise_person ON promise (person_id, due_on);

CREATE TABLE promise_settlement (
  promise_id uuid PRIMARY KEY REFERENCES promise,
  org_path app.unit_path NOT NULL,
  settled text NOT NULL CHECK (settled IN ('KEPT', 'BROKEN')),
  words text CHECK (length(words) BETWEEN 1 AND 500),
  occurred_on date NOT NULL,
  recorded_by uuid NOT NULL REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CHECK (settled = 'KEPT' OR words IS NOT NULL)
);
CREATE INDEX promise_settlement_path ON promise_settlement (org_path, promise_id);

-- The firm's own word on a visit: 来过、属实, or not.
CREATE TABLE visit_confirmation (
  id uuid PRIMARY KEY,
  visit_id uuid NOT NULL REFERENCES visit,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  org_path app.unit_path NOT NULL,
  enterprise_link_id uuid NOT NULL REFERENCES enterprise_link,
  took_place boolean NOT NULL,
  words text CHECK (length(words) BETWEEN 1 AND 500),
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  UNIQUE (visit_id, enterprise_id)
);
CREATE INDEX visit_confirmation_path ON visit_confirmation (org_path, visit_id);

CREATE OR REPLACE FUNCTION app.follow_firm() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  work text;
  standing text;
BEGIN
  FOREACH work IN ARRAY ARRAY['visit_firm', 'promise', 'appeal', 'demand', 'bank_offer', 'offer_decision', 'disbursement'] LOOP
    EXECUTE format('UPDATE %I SET firm_path = $1 WHERE enterprise_id = $2', work) USING NEW.org_path, NEW.id;
  END LOOP;
  FOREACH standing IN ARRAY ARRAY['liaison', 'enterprise_link'] LOOP
    EXECUTE format('UPDATE %I SET org_path = $1 WHERE enterprise_id = $2', standing) USING NEW.org_path, NEW.id;
  END LOOP;
  UPDATE enterprise_residence SET period = daterange(lower(period), app.today()) WHERE enterprise_id = NEW.id AND upper_inf(period) AND lower(period) < app.today();
  DELETE FROM enterprise_residence WHERE enterprise_id = NEW.id AND upper_inf(period);
  INSERT INTO enterprise_residence (id, enterprise_id, unit_id, org_path, period) VALUES (gen_random_uuid(), NEW.id, NEW.unit_id, NEW.org_path, daterange(app.today(), NULL));
  RETURN NULL;
END $$;
