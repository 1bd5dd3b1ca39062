-- 融资对接: demand → bank → credit granted and accepted → money paid out. 授信 and 放款 are never added.
CREATE TABLE demand (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  org_path app.unit_path NOT NULL,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  firm_path app.unit_path NOT NULL,
  firm_name text NOT NULL,
  amount numeric(18, 2) NOT NULL CHECK (amount > 0),
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 500),
  term_months integer CHECK (term_months BETWEEN 1 AND 600),
  -- 推荐清单 (national mechanism, from 2024-10-28) · 银企对接会 · 自行申贷
  route text NOT NULL CHECK (route IN ('MECHANISM', 'MATCHING_EVENT', 'OWN')),
  occurred_on date NOT NULL,
  authorised_on date,
  authorisation_file_id uuid REFERENCES file,
  visit_id uuid REFERENCES visit,
  recorded_by uuid NOT NULL REFERENCES person,
  is_late boolean NOT NULL,
  late_reason text,
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  voided_at timestamptz,
  voided_by uuid REFERENCES person,
  void_reason text
);
CREATE INDEX demand_path ON demand (org_path, occurred_on DESC, id DESC);
CREATE INDEX demand_home ON demand (firm_path, occurred_on DESC);
CREATE INDEX demand_enterprise ON demand (enterprise_id);
CREATE INDEX demand_visit ON demand (visit_id) WHERE visit_id IS NOT NULL;

CREATE TABLE bank_offer (
  id uuid PRIMARY KEY,
  demand_id uuid NOT NULL REFERENCES demand,
  org_path app.unit_path NOT NULL,
  bank_id uuid NOT NULL REFERENCES unit,
  bank_path app.unit_path NOT NULL,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  firm_path app.unit_path NOT NULL,
  firm_name text NOT NULL,
  demanded_amount numeric(18, 2) NOT NULL,
  sent_on date NOT NULL,
  -- 30 calendar days from the day the bank received the row.
  due_on date NOT NULL,
  sent_by uuid NOT NULL REFERENCES person,
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  UNIQUE (demand_id, bank_id)
);
CREATE INDEX bank_offer_bank ON bank_offer (bank_path, demand_id);
CREATE INDEX bank_offer_path ON bank_offer (org_path, demand_id);

-- The bank's decision, and the firm's answer to it: two facts with times of their own.
CREATE TABLE offer_decision (
  id uuid PRIMARY KEY,
  offer_id uuid NOT NULL REFERENCES bank_offer,
  demand_id uuid NOT NULL REFERENCES demand,
  org_path app.unit_path NOT NULL,
  firm_path app.unit_path NOT NULL,
  bank_path app.unit_path NOT NULL,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  decision text NOT NULL CHECK (decision IN ('GRANTED', 'REFUSED', 'FIRM_WITHDREW', 'DONE_ELSEWHERE', 'UNREACHABLE')),
  amount numeric(18, 2) CHECK (amount > 0),
  annual_rate numeric(6, 3) CHECK (annual_rate >= 0 AND annual_rate < 100),
  security text CHECK (security IN ('CREDIT', 'MORTGAGE', 'GUARANTEE', 'PLEDGE', 'MIXED')),
  refusal_reason text,
  occurred_on date NOT NULL,
  recorded_by uuid NOT NULL REFERENCES person,
  is_late boolean NOT NULL,
  late_reason text,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  voided_at timestamptz,
  voided_by uuid REFERENCES person,
  void_reason text,
  CHECK ((decision = 'GRANTED') = (amount IS NOT NULL)),
  CHECK ((decision = 'REFUSED') = (refusal_reason IS NOT NULL))
);
CREATE UNIQUE INDEX offer_decision_once ON offer_decision (offer_id) WHERE voided_at IS NULL;
CREATE INDEX offer_decision_path ON offer_decision (org_path, occurred_on);

CREATE TABLE offer_answer (
  id uuid PRIMARY KEY,
  offer_id uuid NOT NULL REFERENCES bank_offer,
  decision_id uuid NOT NULL REFERENCES offer_decision,
  org_path app.unit_path NOT NULL,
  bank_path app.unit_path NOT NULL,
  answer text NOT NULL CHECK (answer IN ('ACCEPTED', 'DECLINED')),
  occurred_on date NOT NULL,
  recorded_by uuid NOT NULL REFERENCES person,
  is_late boolean NOT NULL,
  late_reason text,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  voided_at timestamptz,
  voided_by uuid REFERENCES person,
  void_reason text
);
CREATE UNIQUE INDEX offer_answer_once ON offer_answer (decision_id) WHERE voided_at IS NULL;
CREATE INDEX offer_answer_path ON offer_answer (org_path, offer_id);

CREATE TABLE disbursement (
  id uuid PRIMARY KEY,
  offer_id uuid NOT NULL REFERENCES bank_offer,
  decision_id uuid NOT NULL REFERENCES offer_decision,
  demand_id uuid NOT NULL REFERENCES demand,
  org_path app.unit_path NOT NULL,
  firm_path app.unit_path NOT NULL,
  bank_path app.unit_path NOT NULL,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  kind text NOT NULL CHECK (kind IN ('NEW', 'RENEWAL', 'RENEWAL_NO_REPAY', 'EXTENSION')),
  -- Exact yuan; a reversal is a negative row that points at the original.
  amount numeric(18, 2) NOT NULL CHECK (amount <> 0),
  reversal_of uuid REFERENCES disbursement,
  occurred_on date NOT NULL,
  recorded_by uuid NOT NULL REFERENCES person,
  is_late boolean NOT NULL,
  late_reason text,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  voided_at timestamptz,
  voided_by uuid REFERENCES person,
  void_reason text,
  CHECK ((amount < 0) = (reversal_of IS NOT NULL))
);
CREATE INDEX disbursement_path ON disbursement (org_path, occurred_on);
CREATE INDEX disbursement_offer ON disbursement (offer_id);
CREATE INDEX disbursement_reversal ON disbursement (reversal_of) WHERE reversal_of IS NOT NULL;

CREATE TRIGGER void_only BEFORE UPDATE ON offer_decision FOR EACH ROW EXECUTE FUNCTION app.void_only();
CREATE TRIGGER void_only BEFORE UPDATE ON offer_answer FOR EACH ROW EXECUTE FUNCTION app.void_only();
CREATE TRIGGER void_only BEFORE UPDATE ON disbursement FOR EACH ROW EXECUTE FUNCTION app.void_only();

-- Never more paid out than granted (reversals and voids counted), and only against an accepted decision.
CREATE FUNCTION app.guard_disbursement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  granted numeric;
  paid numeric;
  original disbursement;
BEGIN
  PERFORM 1 FROM bank_offer WHERE id = NEW.offer_id FOR UPDATE;
  SELECT d.amount INTO granted FROM offer_decision d
    JOIN offer_answer a ON a.decision_id = d.id AND a.answer = 'ACCEPTED' AND a.voided_at IS NULL
    WHERE d.id = NEW.decision_id AND d.offer_id = NEW.offer_id AND d.decision = 'GRANTED' AND d.voided_at IS NULL;
  IF granted IS NULL THEN
    RAISE EXCEPTION 'money is paid out against an accepted decision' USING ERRCODE = '23514', CONSTRAINT = 'disbursement_accepted';
  END IF;
  IF NEW.reversal_of IS NOT NULL THEN
    SELECT * INTO original FROM disbursement WHERE id = NEW.reversal_of AND voided_at IS NULL AND amount > 0 AND offer_id = NEW.offer_id AND kind = NEW.kind;
    IF original.id IS NULL OR original.amount + (SELECT coalesce(sum(r.amount), 0) FROM disbursement r WHERE r.reversal_of = NEW.reversal_of AND r.voided_at IS NULL) + NEW.amount < 0 THEN
      RAISE EXCEPTION 'a reversal is at most its original' USING ERRCODE = '23514', CONSTRAINT = 'disbursement_reversal';
    END IF;
  ELSE
    SELECT coalesce(sum(x.amount), 0) INTO paid FROM disbursement x WHERE x.decision_id = NEW.decision_id AND x.voided_at IS NULL;
    IF paid + NEW.amount > granted THEN
      RAISE EXCEPTION 'more paid out than granted' USING ERRCODE = '23514', CONSTRAINT = 'disbursement_within_credit';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_disbursement BEFORE INSERT ON disbursement FOR EACH ROW EXECUTE FUNCTION app.guard_disbursement();
