DROP TABLE visit_participant, visit_firm, visit, campaign;
