DROP TRIGGER follow_firm ON enterprise;
DROP FUNCTION app.follow_firm();
