DROP INDEX appeal_external_once;
ALTER TABLE appeal DROP COLUMN external_no;
