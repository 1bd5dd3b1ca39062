-- A firm that moves takes its history along: firm_path is its present home on every row of work. What a unit did (org_path) stays.
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
