ALTER TABLE visit DROP COLUMN content_hash;
