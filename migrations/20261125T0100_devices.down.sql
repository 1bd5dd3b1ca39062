DELETE FROM session WHERE device_id IS NOT NULL OR end_reason = 'DEVICE';
ALTER TABLE session DROP CONSTRAINT session_end_reason_check;
ALTER TABLE session ADD CONSTRAINT session_end_reason_check
  CHECK (end_reason IN ('SIGN_OUT', 'EVERYWHERE', 'REVOKED', 'PASSWORD_CHANGED', 'DISABLED', 'REPLACED'));
ALTER TABLE session DROP COLUMN device_id;
DROP TABLE device;
DROP TABLE start_code;
ALTER TABLE unit DROP COLUMN phone;
ALTER TABLE person DROP COLUMN phone;
