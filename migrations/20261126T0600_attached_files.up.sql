-- A file is seen by whoever sees what it proves: from the file to the reply, the confirmation or the demand it hangs on.
CREATE INDEX appeal_reply_file ON appeal_reply (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX confirmation_file ON confirmation (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX demand_authorisation_file ON demand (authorisation_file_id) WHERE authorisation_file_id IS NOT NULL;
