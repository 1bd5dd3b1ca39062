-- 走访: a visit is an event with participants and one or many firms.
CREATE TABLE campaign (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  org_path app.unit_path NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  period daterange NOT NULL CHECK (NOT isempty(period)),
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE INDEX campaign_path ON campaign (org_path, id);

CREATE TABLE visit (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  org_path app.unit_path NOT NULL,
  occurred_on date NOT NULL,
  way text NOT NULL CHECK (way IN ('ON_SITE', 'SEMINAR', 'PHONE')),
  topics text[] NOT NULL CHECK (topics <@ ARRAY['PRODUCTION', 'ORDERS', 'FINANCING', 'UTILITIES', 'LAND', 'PROCEDURES', 'ARREARS', 'INSPECTIONS', 'POLICY', 'OTHER']),
  words text,
  place text,
  campaign_id uuid REFERENCES campaign,
  recorded_by uuid NOT NULL REFERENCES person,
  recorded_by_post uuid NOT NULL REFERENCES post,
  -- The visitor, when somebody else wrote it down (代录).
  on_behalf_of uuid REFERENCES person,
  device_at timestamptz,
  device_skewed boolean NOT NULL DEFAULT false,
  -- Entered more than three working days after the day (补录); the reason is asked for beyond thirty days.
  is_late boolean NOT NULL,
  late_reason text,
  replaces_id uuid UNIQUE REFERENCES visit,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  voided_at timestamptz,
  voided_by uuid REFERENCES person,
  void_reason text,
  CHECK ((voided_at IS NULL) = (voided_by IS NULL) AND (voided_at IS NULL) = (void_reason IS NULL))
);
CREATE INDEX visit_path ON visit (org_path, occurred_on DESC, id DESC);

CREATE TABLE visit_firm (
  id uuid PRIMARY KEY,
  visit_id uuid NOT NULL REFERENCES visit,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  org_path app.unit_path NOT NULL,
  firm_path app.unit_path NOT NULL,
  occurred_on date NOT NULL,
  way text NOT NULL,
  UNIQUE (visit_id, enterprise_id)
);
CREATE INDEX visit_firm_path ON visit_firm (org_path, occurred_on);
CREATE INDEX visit_firm_home ON visit_firm (firm_path, occurred_on);
CREATE INDEX visit_firm_enterprise ON visit_firm (enterprise_id, occurred_on DESC);

CREATE TABLE visit_participant (
  id uuid PRIMARY KEY,
  visit_id uuid NOT NULL REFERENCES visit,
  org_path app.unit_path NOT NULL,
  person_id uuid REFERENCES person,
  outsider text CHECK (length(outsider) BETWEEN 1 AND 50),
  CHECK ((person_id IS NULL) <> (outsider IS NULL)),
  UNIQUE (visit_id, person_id)
);
CREATE INDEX visit_participant_person ON visit_participant (person_id) WHERE person_id IS NOT NULL;
CREATE TRIGGER void_only BEFORE UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION app.void_only();
