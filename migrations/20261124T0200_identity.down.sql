DROP FUNCTION app.authenticate(bytea);
DROP TABLE calendar_year, one_time_link, access_token, session, post, account, person, unit;
