/** The history of one appeal, oldest first, as the rules read it. */
export const HISTORY_SQL = `
  SELECT id, seq, action, from_state AS "fromState", to_state AS "toState", occurred_on AS "occurredOn", actor_kind AS "actorKind",
         person_id AS "personId", unit_id AS "unitId", reason, outcome, confirmation_class AS "confirmationClass", details
    FROM appeal_event WHERE appeal_id = $1 ORDER BY seq`;
