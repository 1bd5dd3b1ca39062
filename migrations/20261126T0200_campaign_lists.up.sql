-- 走访名单: what a campaign is to visit, frozen in numbered versions; and, dated, why a firm of it was not visited.
CREATE TABLE campaign_version (
  campaign_id uuid NOT NULL REFERENCES campaign,
  n integer NOT NULL,
  org_path app.unit_path NOT NULL,
  -- From this day on it is the list; that of a period is the one valid on its last day.
  valid_from date NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  recorded_by uuid NOT NULL REFERENCES person,
  recorded_by_post uuid NOT NULL REFERENCES post,
  -- The transaction that froze it: nothing joins a version afterwards.
  frozen_in bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  PRIMARY KEY (campaign_id, n)
);
CREATE INDEX campaign_version_path ON campaign_version (org_path, campaign_id);

CREATE TABLE campaign_change (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL,
  n integer NOT NULL,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  -- The firm's home when it was put on the list: whose target it is, also after the firm has moved.
  org_path app.unit_path NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ADDED', 'REMOVED')),
  reason text CHECK (reason IN ('UNREACHABLE', 'DEREGISTERED', 'RELOCATED', 'DORMANT', 'MERGED', 'WRONGLY_LISTED', 'OTHER')),
  words text CHECK (length(words) BETWEEN 1 AND 500),
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  FOREIGN KEY (campaign_id, n) REFERENCES campaign_version,
  CONSTRAINT campaign_change_once UNIQUE (campaign_id, enterprise_id, n),
  CHECK ((kind = 'REMOVED') = (reason IS NOT NULL)),
  CHECK ((kind = 'REMOVED') = (words IS NOT NULL))
);
CREATE INDEX campaign_change_path ON campaign_change (org_path, campaign_id);
CREATE INDEX campaign_change_version ON campaign_change (campaign_id, n);

CREATE TABLE not_visited_reason (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES campaign,
  enterprise_id uuid NOT NULL REFERENCES enterprise,
  org_path app.unit_path NOT NULL,
  occurred_on date NOT NULL,
  reason text NOT NULL CHECK (reason IN ('UNREACHABLE', 'DEREGISTERED', 'RELOCATED', 'DORMANT', 'DECLINED', 'MERGED')),
  words text CHECK (length(words) BETWEEN 1 AND 500),
  is_late boolean NOT NULL,
  late_reason text,
  recorded_by uuid NOT NULL REFERENCES person,
  recorded_by_post uuid NOT NULL REFERENCES post,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  voided_at timestamptz,
  voided_by uuid REFERENCES person,
  void_reason text,
  CHECK ((voided_at IS NULL) = (voided_by IS NULL) AND (voided_at IS NULL) = (void_reason IS NULL))
);
CREATE INDEX not_visited_reason_firm ON not_visited_reason (campaign_id, enterprise_id, occurred_on DESC);
CREATE INDEX not_visited_reason_path ON not_visited_reason (org_path, campaign_id);
CREATE TRIGGER void_only BEFORE UPDATE ON not_visited_reason FOR EACH ROW EXECUTE FUNCTION app.void_only();

-- Versions follow each other without a gap, in the order of their days and of their recording. Two that freeze the same n: the key decides.
CREATE FUNCTION app.next_campaign_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  former campaign_version;
  area text;
BEGIN
  SELECT c.org_path INTO area FROM campaign c WHERE c.id = NEW.campaign_id;
  IF area IS DISTINCT FROM NEW.org_path THEN
    RAISE EXCEPTION 'a list belongs to the area of its campaign' USING ERRCODE = '23514', CONSTRAINT = 'campaign_version_area';
  END IF;
  SELECT * INTO former FROM campaign_version v WHERE v.campaign_id = NEW.campaign_id ORDER BY v.n DESC LIMIT 1;
  IF NEW.n <> coalesce(former.n, 0) + 1 OR NEW.recorded_at < former.recorded_at THEN
    RAISE EXCEPTION 'version % does not follow %', NEW.n, coalesce(former.n, 0) USING ERRCODE = '23514', CONSTRAINT = 'campaign_version_step';
  END IF;
  IF NEW.valid_from < former.valid_from THEN
    RAISE EXCEPTION 'a version is valid no earlier than the former' USING ERRCODE = '23514', CONSTRAINT = 'campaign_version_day';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER next_campaign_version BEFORE INSERT ON campaign_version FOR EACH ROW EXECUTE FUNCTION app.next_campaign_version();

-- A version is frozen with its transaction. A firm that is on the list, itself or by a record merged with it, is not added again; one that is not, not removed.
CREATE FUNCTION app.campaign_change_fits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  firm uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM campaign_version v WHERE v.campaign_id = NEW.campaign_id AND v.n = NEW.n AND v.frozen_in = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a frozen version is not changed' USING ERRCODE = '23514', CONSTRAINT = 'campaign_change_frozen';
  END IF;
  IF NEW.kind = 'REMOVED' THEN
    IF NOT EXISTS (
      SELECT 1 FROM (SELECT c.kind, c.org_path FROM campaign_change c WHERE c.campaign_id = NEW.campaign_id AND c.enterprise_id = NEW.enterprise_id
                      ORDER BY c.n DESC LIMIT 1) last WHERE last.kind = 'ADDED' AND last.org_path = NEW.org_path) THEN
      RAISE EXCEPTION 'not on the list' USING ERRCODE = '23514', CONSTRAINT = 'campaign_change_not_listed';
    END IF;
    RETURN NEW;
  END IF;
  SELECT coalesce((SELECT a.survivor_id FROM enterprise_alias a WHERE a.loser_id = NEW.enterprise_id AND a.voided_at IS NULL), NEW.enterprise_id) INTO firm;
  IF EXISTS (
    SELECT 1 FROM (SELECT NEW.enterprise_id AS id UNION SELECT firm UNION SELECT a.loser_id FROM enterprise_alias a WHERE a.survivor_id = firm AND a.voided_at IS NULL) same
     CROSS JOIN LATERAL (SELECT c.kind FROM campaign_change c WHERE c.campaign_id = NEW.campaign_id AND c.enterprise_id = same.id ORDER BY c.n DESC LIMIT 1) last
     WHERE last.kind = 'ADDED') THEN
    RAISE EXCEPTION 'already on the list' USING ERRCODE = '23514', CONSTRAINT = 'campaign_change_listed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER campaign_change_fits BEFORE INSERT ON campaign_change FOR EACH ROW EXECUTE FUNCTION app.campaign_change_fits();

-- The list that was valid on a day, as the system knew it at an instant. Of records merged into one firm that are all on it, one stands for the firm,
-- and the others are doubles: the list does not shrink by a merge, and no firm is visited twice.
CREATE FUNCTION app.campaign_list(wanted uuid, last_day date, known_at timestamptz)
RETURNS TABLE (enterprise_id uuid, org_path app.unit_path, added_on date, firm_id uuid, double_by uuid) LANGUAGE sql STABLE AS $$
  SELECT t.enterprise_id, t.org_path, t.valid_from, t.firm_id, CASE WHEN t.place > 1 THEN t.alias_id END
    FROM (SELECT l.enterprise_id, l.org_path, l.valid_from, coalesce(al.survivor_id, l.enterprise_id) AS firm_id, al.id AS alias_id,
                 row_number() OVER (PARTITION BY coalesce(al.survivor_id, l.enterprise_id) ORDER BY (al.id IS NOT NULL), l.enterprise_id) AS place
            FROM (SELECT DISTINCT ON (c.enterprise_id) c.enterprise_id, c.org_path, c.kind, v.valid_from
                    FROM campaign_change c JOIN campaign_version v ON v.campaign_id = c.campaign_id AND v.n = c.n
                   WHERE c.campaign_id = wanted AND v.valid_from <= last_day AND v.recorded_at <= known_at
                   ORDER BY c.enterprise_id, c.n DESC) l
            LEFT JOIN enterprise_alias al ON al.loser_id = l.enterprise_id AND al.recorded_at <= known_at AND (al.voided_at IS NULL OR al.voided_at > known_at)
           WHERE l.kind = 'ADDED') t
$$;

-- The same list with what became of each: met in person by a unit of the campaign's area between the two days (the earliest visit), else the reason.
-- The one place that says who is visited: the figures and the page of the campaign read it.
CREATE FUNCTION app.campaign_coverage(wanted uuid, first_day date, last_day date, known_at timestamptz)
RETURNS TABLE (enterprise_id uuid, org_path app.unit_path, added_on date, firm_id uuid, visit_id uuid, visited_on date, reason text, reason_by uuid) LANGUAGE sql STABLE AS $$
  -- Each part is computed once, whatever the planner thinks of tables that nobody has analysed yet.
  WITH l AS MATERIALIZED (SELECT * FROM app.campaign_list(wanted, last_day, known_at)),
       gone AS MATERIALIZED (SELECT al.loser_id, al.survivor_id FROM enterprise_alias al WHERE al.recorded_at <= known_at AND (al.voided_at IS NULL OR al.voided_at > known_at)),
       area AS MATERIALIZED (SELECT c.org_path AS path FROM campaign c WHERE c.id = wanted),
       seen AS MATERIALIZED (
         SELECT DISTINCT ON (coalesce(gone.survivor_id, vf.enterprise_id)) coalesce(gone.survivor_id, vf.enterprise_id) AS firm_id, v.id AS visit_id, vf.occurred_on AS visited_on
           FROM visit_firm vf JOIN visit v ON v.id = vf.visit_id LEFT JOIN gone ON gone.loser_id = vf.enterprise_id
          WHERE vf.org_path >= (SELECT path FROM area) AND vf.org_path < (SELECT path FROM area) || '~'
            AND vf.occurred_on BETWEEN first_day AND last_day AND vf.way IN ('ON_SITE', 'SEMINAR')
            AND v.recorded_at <= known_at AND (v.voided_at IS NULL OR v.voided_at > known_at)
          ORDER BY coalesce(gone.survivor_id, vf.enterprise_id), vf.occurred_on, v.id),
       why AS MATERIALIZED (
         SELECT DISTINCT ON (coalesce(gone.survivor_id, r.enterprise_id)) coalesce(gone.survivor_id, r.enterprise_id) AS firm_id, r.id, r.reason
           FROM not_visited_reason r LEFT JOIN gone ON gone.loser_id = r.enterprise_id
          WHERE r.campaign_id = wanted AND r.occurred_on <= last_day AND r.recorded_at <= known_at AND (r.voided_at IS NULL OR r.voided_at > known_at)
          ORDER BY coalesce(gone.survivor_id, r.enterprise_id), r.occurred_on DESC, r.recorded_at DESC, r.id DESC)
  SELECT l.enterprise_id, l.org_path, l.added_on, l.firm_id, seen.visit_id, seen.visited_on,
         CASE WHEN seen.visit_id IS NOT NULL THEN NULL WHEN l.double_by IS NOT NULL THEN 'MERGED' ELSE why.reason END,
         CASE WHEN seen.visit_id IS NOT NULL THEN NULL ELSE coalesce(l.double_by, why.id) END
    FROM l
    LEFT JOIN seen ON seen.firm_id = l.firm_id AND l.double_by IS NULL
    LEFT JOIN why ON why.firm_id = l.firm_id AND l.double_by IS NULL
$$;
GRANT EXECUTE ON FUNCTION app.campaign_list(uuid, date, timestamptz), app.campaign_coverage(uuid, date, date, timestamptz) TO :app;
