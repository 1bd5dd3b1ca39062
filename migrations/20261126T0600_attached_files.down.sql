DROP INDEX demand_authorisation_file;
DROP INDEX confirmation_file;
DROP INDEX appeal_reply_file;
