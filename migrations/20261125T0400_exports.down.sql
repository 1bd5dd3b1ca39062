DROP FUNCTION app.undo_enterprise_import(uuid);
DROP INDEX enterprise_import_row_firm;
UPDATE enterprise_import_row SET outcome = 'UNCHANGED' WHERE outcome = 'REMOVED';
ALTER TABLE enterprise_import_row DROP CONSTRAINT enterprise_import_row_outcome_check;
ALTER TABLE enterprise_import_row ADD CONSTRAINT enterprise_import_row_outcome_check CHECK (outcome IN ('WAITING', 'FAULTY', 'CREATED', 'UNCHANGED', 'UPDATED'));
UPDATE enterprise_import SET state = 'DONE' WHERE state = 'UNDONE';
ALTER TABLE enterprise_import DROP CONSTRAINT enterprise_import_state_check;
ALTER TABLE enterprise_import ADD CONSTRAINT enterprise_import_state_check CHECK (state IN ('CHECKED', 'COMMITTING', 'DONE'));
DROP TABLE export;
