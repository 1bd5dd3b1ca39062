DROP FUNCTION app.authenticate_link(bytea);
DROP TABLE enterprise_import_row, enterprise_import, enterprise_link, enterprise_alias, enterprise_residence, enterprise_version, enterprise CASCADE;
DROP FUNCTION app.credit_code_taken(text);
DROP FUNCTION app.flat_alias();
DROP FUNCTION app.keep_enterprise_version();
