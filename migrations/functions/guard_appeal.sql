-- What must never break: a number never changes, and nothing is struck off without a reply, its evidence and a confirmation
-- A, B or C that came after it, signed off by somebody who neither replied nor called back.
-- What the firm took back within its ten minutes confirms nothing.
CREATE OR REPLACE FUNCTION app.guard_appeal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
        AND NOT EXISTS (SELECT 1 FROM appeal_event w WHERE w.appeal_id = NEW.id AND w.action = 'retract' AND w.details->>'confirmEventId' = c.event_id::text)
      ORDER BY e.seq DESC LIMIT 1;
    IF last_reply.id IS NULL OR confirmed.id IS NULL OR OLD.state <> 'REPLIED' THEN
      RAISE EXCEPTION 'closing needs a reply and a confirmation of class A, B or C' USING ERRCODE = '23514', CONSTRAINT = 'appeal_close_confirmed';
    END IF;
    IF signer IS NULL OR signer = confirmed.person_id
       OR EXISTS (SELECT 1 FROM appeal_reply r WHERE r.appeal_id = NEW.id AND r.person_id = signer)
       OR signer = ANY (app.proof_holders(NEW.id)) THEN
      RAISE EXCEPTION 'closing is signed off by somebody who neither handled nor called back, nor had the firm''s proof in hand' USING ERRCODE = '23514', CONSTRAINT = 'appeal_close_signer';
    END IF;
  END IF;
  -- The firm takes its matter back only by a word that is its own.
  IF NEW.state = 'WITHDRAWN' AND OLD.state <> 'WITHDRAWN' AND current_setting('app.door', true) = 'enterprise' THEN
    IF (SELECT p.class FROM app.own_proof(NEW.id) p) <> 'A' THEN
      RAISE EXCEPTION 'nobody withdraws for the firm' USING ERRCODE = '23514', CONSTRAINT = 'appeal_withdraw_proof';
    END IF;
  END IF;
  RETURN NEW;
END $$;
