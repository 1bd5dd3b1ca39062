-- 包联: who is responsible for which firm, in which role, from when to when.
CREATE TABLE liaison (
  id uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  org_path app.unit_path NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  post_id uuid NOT NULL REFERENCES post,
  role text NOT NULL CHECK (role IN ('COUNTY_LEADER', 'TOWN_LEADER', 'CADRE', 'VILLAGE_LIAISON', 'LEGAL_LIAISON', 'BANK')),
  period daterange NOT NULL CHECK (NOT isempty(period) AND lower(period) IS NOT NULL),
  end_reason text,
  assigned_by uuid NOT NULL REFERENCES person,
  ended_by uuid REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  end_recorded_at timestamptz,
  -- Two people cannot hold the same role for a firm at the same time, whatever the race.
  CONSTRAINT liaison_one_holder EXCLUDE USING gist (enterprise_id WITH =, role WITH =, period WITH &&)
);
CREATE INDEX liaison_person ON liaison (person_id, enterprise_id);
CREATE INDEX liaison_path ON liaison (org_path, enterprise_id);
