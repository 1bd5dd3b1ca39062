-- 企业诉求挂销号. States and actions are those of libs/appeals/src/domain/appeal.machine.ts.
CREATE TABLE appeal (
  id uuid PRIMARY KEY,
  -- SQ-{9-digit area}-{year}-{≥ 4 digits}; given in the last statement of the registering transaction, required at commit.
  number text UNIQUE,
  unit_id uuid NOT NULL REFERENCES unit,
  org_path app.unit_path NOT NULL,
  area_code text NOT NULL CHECK (area_code ~ '^\d{9}$'),
  enterprise_id uuid REFERENCES enterprise,
  firm_path app.unit_path,
  firm_name text NOT NULL CHECK (length(firm_name) BETWEEN 1 AND 200),
  contact_name text,
  contact_phone text,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
  words text NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
  source text NOT NULL CHECK (source IN ('VISIT', 'ENTERPRISE', 'HOTLINE', 'SUPERIOR', 'MEETING', 'PETITION', 'OFFICE')),
  source_no text,
  category text CHECK (category IN ('FINANCING', 'LABOUR', 'LAND', 'UTILITIES', 'PROCEDURES', 'POLICY_REDEMPTION', 'ARREARS', 'LITIGATION', 'MARKET',
    'LOGISTICS', 'INSPECTION', 'SECURITY', 'ENVIRONMENT', 'OTHER')),
  complexity text CHECK (complexity IN ('SIMPLE', 'ORDINARY', 'SEVERAL_UNITS', 'COMPLEX')),
  state text NOT NULL CHECK (state IN ('REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED', 'CLOSED', 'CLOSED_UNCONFIRMED', 'REJECTED', 'MERGED', 'WITHDRAWN',
    'TRANSFERRED', 'VOID')),
  registered_on date NOT NULL,
  -- Local time of day when known; after 17:30 the next working day is day 0.
  registered_time time,
  registered_by uuid NOT NULL,
  visit_id uuid REFERENCES visit,
  merged_into uuid REFERENCES appeal,
  outcome text CHECK (outcome IN ('SOLVED', 'PARTLY', 'EXPLAINED', 'NOT_SUPPORTED')),
  closed_on date,
  rework_count integer NOT NULL DEFAULT 0,
  last_act_on date NOT NULL,
  -- Derived from history, calendar and policy; recomputed when one of them changes.
  acceptance_due_on date NOT NULL,
  first_contact_due_on date,
  handling_day0 date,
  original_due_on date,
  due_on date,
  callback_due_on date,
  due_inputs jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CHECK ((state = 'CLOSED' OR state = 'CLOSED_UNCONFIRMED') = (closed_on IS NOT NULL))
);
CREATE INDEX appeal_path ON appeal (org_path, registered_on DESC, id DESC);
CREATE INDEX appeal_open ON appeal (org_path, due_on) WHERE state IN ('REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED');
CREATE INDEX appeal_home ON appeal (firm_path, registered_on DESC) WHERE firm_path IS NOT NULL;
CREATE INDEX appeal_enterprise ON appeal (enterprise_id, registered_on DESC) WHERE enterprise_id IS NOT NULL;
CREATE INDEX appeal_visit ON appeal (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX appeal_unaccepted ON appeal (recorded_at) WHERE state = 'REGISTERED';

CREATE TABLE appeal_event (
  id uuid PRIMARY KEY,
  appeal_id uuid NOT NULL REFERENCES appeal,
  seq integer NOT NULL CHECK (seq > 0),
  org_path app.unit_path NOT NULL,
  enterprise_id uuid REFERENCES enterprise,
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  occurred_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  actor_kind text NOT NULL CHECK (actor_kind IN ('PERSON', 'ENTERPRISE', 'PROGRAM', 'SYSTEM')),
  person_id uuid,
  post_id uuid,
  unit_id uuid REFERENCES unit,
  on_behalf_of uuid REFERENCES person,
  reason text,
  -- Frozen on 'close': what was the outcome and who confirmed it.
  outcome text,
  confirmation_class text CHECK (confirmation_class IN ('A', 'B', 'C', 'D')),
  related_appeal_id uuid REFERENCES appeal,
  is_late boolean NOT NULL,
  late_reason text,
  details jsonb NOT NULL DEFAULT '{}',
  UNIQUE (appeal_id, seq)
);
CREATE INDEX appeal_event_closing ON appeal_event (org_path, occurred_on) WHERE action = 'close';
CREATE INDEX appeal_event_merge ON appeal_event (related_appeal_id) WHERE action = 'merge';

CREATE TABLE dispatch (
  id uuid PRIMARY KEY,
  appeal_id uuid NOT NULL REFERENCES appeal,
  org_path app.unit_path NOT NULL,
  -- The unit that handles, and its path: its rows are its own, also when it sits in another tree.
  unit_id uuid NOT NULL REFERENCES unit,
  unit_path app.unit_path NOT NULL,
  part text NOT NULL CHECK (part IN ('LEAD', 'SUPPORT')),
  form text NOT NULL CHECK (form IN ('ORDER', 'LETTER', 'UPWARD')),
  state text NOT NULL CHECK (state IN ('SENT', 'ACKNOWLEDGED', 'REPLIED', 'DISPUTED', 'UPHELD', 'REASSIGNED', 'RELEASED')),
  round integer NOT NULL CHECK (round > 0),
  words text NOT NULL,
  -- Snapshot for those who may not open the appeal's area.
  appeal_number text NOT NULL,
  appeal_title text NOT NULL,
  firm_name text NOT NULL,
  dispatched_on date NOT NULL,
  due_on date NOT NULL,
  acknowledged_on date,
  replied_on date,
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT app.instant()
);
CREATE UNIQUE INDEX dispatch_one_lead ON dispatch (appeal_id) WHERE part = 'LEAD' AND state NOT IN ('REASSIGNED', 'RELEASED');
CREATE UNIQUE INDEX dispatch_unit_once ON dispatch (appeal_id, unit_id) WHERE state NOT IN ('REASSIGNED', 'RELEASED');
CREATE INDEX dispatch_unit ON dispatch (unit_path, appeal_id);
CREATE INDEX dispatch_path ON dispatch (org_path, appeal_id);

CREATE TABLE appeal_reply (
  id uuid PRIMARY KEY,
  appeal_id uuid NOT NULL REFERENCES appeal,
  event_id uuid NOT NULL UNIQUE REFERENCES appeal_event,
  org_path app.unit_path NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('SOLVED', 'PARTLY', 'EXPLAINED', 'NOT_SUPPORTED')),
  reply text NOT NULL CHECK (length(reply) BETWEEN 1 AND 4000),
  rule_quoted text,
  evidence_kind text NOT NULL CHECK (evidence_kind IN ('FILE', 'NUMBER', 'NOTE', 'NONE')),
  evidence text,
  file_id uuid REFERENCES file,
  person_id uuid NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CHECK (outcome <> 'EXPLAINED' OR rule_quoted IS NOT NULL),
  CHECK ((evidence_kind = 'FILE') = (file_id IS NOT NULL)),
  CHECK (evidence_kind NOT IN ('NUMBER', 'NOTE') OR evidence IS NOT NULL)
);
CREATE INDEX appeal_reply_appeal ON appeal_reply (appeal_id, recorded_at);

CREATE TABLE confirmation (
  id uuid PRIMARY KEY,
  appeal_id uuid NOT NULL REFERENCES appeal,
  event_id uuid NOT NULL UNIQUE REFERENCES appeal_event,
  org_path app.unit_path NOT NULL,
  -- A the firm itself · B recorded call by another unit · C signed paper · D same office.
  class text NOT NULL CHECK (class IN ('A', 'B', 'C', 'D')),
  solved text NOT NULL CHECK (solved IN ('YES', 'NO', 'PARTLY')),
  satisfaction text CHECK (satisfaction IN ('VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED')),
  words text,
  file_id uuid REFERENCES file,
  enterprise_link_id uuid REFERENCES enterprise_link,
  person_id uuid REFERENCES person,
  unit_id uuid REFERENCES unit,
  occurred_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CHECK ((class = 'A') = (enterprise_link_id IS NOT NULL)),
  CHECK ((class = 'A') = (person_id IS NULL))
);
CREATE INDEX confirmation_appeal ON confirmation (appeal_id, recorded_at);

CREATE TABLE appeal_request (
  id uuid PRIMARY KEY,
  appeal_id uuid NOT NULL REFERENCES appeal,
  org_path app.unit_path NOT NULL,
  kind text NOT NULL CHECK (kind IN ('REJECTION', 'EXTENSION')),
  state text NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'REFUSED', 'LAPSED')),
  ordinal integer NOT NULL DEFAULT 1,
  reason text NOT NULL,
  -- REJECTION: where to go instead; EXTENSION: the new due date asked for.
  details jsonb NOT NULL DEFAULT '{}',
  new_due_on date,
  asked_on date NOT NULL,
  asked_by uuid NOT NULL REFERENCES person,
  asked_by_unit uuid NOT NULL REFERENCES unit,
  decided_on date,
  decided_by uuid REFERENCES person,
  decided_by_post uuid REFERENCES post,
  decision_words text,
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  CHECK ((state IN ('APPROVED', 'REFUSED')) = (decided_by IS NOT NULL)),
  CHECK ((kind = 'EXTENSION') = (new_due_on IS NOT NULL))
);
CREATE UNIQUE INDEX appeal_request_one_pending ON appeal_request (appeal_id, kind) WHERE state = 'PENDING';
CREATE INDEX appeal_request_path ON appeal_request (org_path, state);

-- Gap-free numbers: nobody but this function touches the counter.
CREATE TABLE appeal_counter (
  area_code text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (area_code, year)
);
CREATE FUNCTION app.give_appeal_number(target uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  area text;
  registered date;
  taken integer;
  given text;
BEGIN
  SELECT a.area_code, a.registered_on INTO area, registered FROM appeal a WHERE a.id = target AND a.number IS NULL AND a.xmin = pg_current_xact_id()::xid;
  IF area IS NULL THEN RAISE EXCEPTION 'no appeal of this transaction without a number' USING ERRCODE = '23514'; END IF;
  INSERT INTO appeal_counter AS c (area_code, year, last) VALUES (area, extract(year FROM registered)::integer, 1)
    ON CONFLICT (area_code, year) DO UPDATE SET last = c.last + 1 RETURNING last INTO taken;
  given := format('SQ-%s-%s-%s', area, extract(year FROM registered)::integer, lpad(taken::text, greatest(4, length(taken::text)), '0'));
  UPDATE appeal SET number = given WHERE id = target;
  RETURN given;
END $$;
GRANT EXECUTE ON FUNCTION app.give_appeal_number(uuid) TO :app, :portal;

CREATE FUNCTION app.appeal_has_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM appeal WHERE id = NEW.id AND number IS NULL) THEN
    RAISE EXCEPTION 'an appeal is committed with its number' USING ERRCODE = '23514', CONSTRAINT = 'appeal_has_number';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER appeal_has_number AFTER INSERT ON appeal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.appeal_has_number();

-- What must never break: a number never changes, and nothing is struck off without a reply, its evidence and a confirmation
-- A, B or C that came after it, signed off by somebody who neither replied nor called back.
CREATE FUNCTION app.guard_appeal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last_reply appeal_reply;
  confirmed confirmation;
  signer uuid := NULLIF(current_setting('app.person', true), '')::uuid;
BEGIN
  IF OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number THEN
    RAISE EXCEPTION 'a number is permanent' USING ERRCODE = '23514', CONSTRAINT = 'appeal_number_permanent';
  END IF;
  IF NEW.state = 'CLOSED' AND OLD.state <> 'CLOSED' THEN
    SELECT r.* INTO last_reply FROM appeal_reply r JOIN appeal_event e ON e.id = r.event_id WHERE r.appeal_id = NEW.id ORDER BY e.seq DESC LIMIT 1;
    SELECT c.* INTO confirmed FROM confirmation c JOIN appeal_event e ON e.id = c.event_id
      WHERE c.appeal_id = NEW.id AND c.class IN ('A', 'B', 'C')
        AND e.seq > (SELECT e2.seq FROM appeal_event e2 WHERE e2.id = last_reply.event_id)
      ORDER BY e.seq DESC LIMIT 1;
    IF last_reply.id IS NULL OR confirmed.id IS NULL OR OLD.state <> 'REPLIED' THEN
      RAISE EXCEPTION 'closing needs a reply and a confirmation of class A, B or C' USING ERRCODE = '23514', CONSTRAINT = 'appeal_close_confirmed';
    END IF;
    IF signer IS NULL OR signer = confirmed.person_id
       OR EXISTS (SELECT 1 FROM appeal_reply r WHERE r.appeal_id = NEW.id AND r.person_id = signer) THEN
      RAISE EXCEPTION 'closing is signed off by somebody who neither handled nor called back' USING ERRCODE = '23514', CONSTRAINT = 'appeal_close_signer';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_appeal BEFORE UPDATE ON appeal FOR EACH ROW EXECUTE FUNCTION app.guard_appeal();
