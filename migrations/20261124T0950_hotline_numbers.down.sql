DROP INDEX appeal_hotline_once;
