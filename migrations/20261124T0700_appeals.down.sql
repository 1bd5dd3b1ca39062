DROP TABLE appeal_counter, appeal_request, confirmation, appeal_reply, dispatch, appeal_event, appeal CASCADE;
DROP FUNCTION app.guard_appeal();
DROP FUNCTION app.appeal_has_number();
DROP FUNCTION app.give_appeal_number(uuid);
