DROP FUNCTION app.void_only();
DROP TABLE file, client_operation, job, audit_seal, audit_entry, event_cursor, event;
