DROP FUNCTION app.campaign_coverage(uuid, date, date, timestamptz);
DROP FUNCTION app.campaign_list(uuid, date, timestamptz);
DROP TABLE not_visited_reason;
DROP TABLE campaign_change;
DROP TABLE campaign_version;
DROP FUNCTION app.campaign_change_fits();
DROP FUNCTION app.next_campaign_version();
