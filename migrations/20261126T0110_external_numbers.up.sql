-- The number that an appeal bore in the paper or Excel ledger of before this system (docs/adr/0012): beside its own number, never instead of it,
-- and apart from source_no, the number at whoever sent it (hotline, superior): a ticket of the hotline that was in the old ledger has both.
-- Written with the row, not changed afterwards: access.ts lists it in no update.
ALTER TABLE appeal ADD COLUMN external_no text
  CONSTRAINT appeal_external_no CHECK (length(external_no) BETWEEN 1 AND 50 AND external_no = btrim(external_no));
-- Each unit kept a ledger of its own; one that was voided may come again.
CREATE UNIQUE INDEX appeal_external_once ON appeal (unit_id, external_no) WHERE external_no IS NOT NULL AND state <> 'VOID';
