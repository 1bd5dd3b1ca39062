-- Owner: libs/appeals. Every act on an appeal with the state it led to, in words that ask no reader to know the states.
CREATE VIEW appeal_step WITH (security_invoker = true) AS
SELECT e.id, e.appeal_id, e.seq, e.org_path, e.occurred_on, e.recorded_at, e.to_state AS state,
       e.to_state IN ('REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED') AS is_open, e.to_state = 'REGISTERED' AS is_unaccepted,
       e.to_state = 'IN_PROGRESS' AS is_being_handled, e.to_state = 'CLOSED' AS is_closed, e.to_state = 'VOID' AS is_void
  FROM appeal_event e;
GRANT SELECT ON appeal_step TO :app;
