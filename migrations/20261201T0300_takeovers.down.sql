DROP FUNCTION app.is_suspended(uuid, uuid);
ALTER TABLE device DROP COLUMN start_code_id;
DROP TABLE takeover;
DROP FUNCTION app.guard_takeover();
