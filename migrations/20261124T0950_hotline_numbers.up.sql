-- A ticket of the hotline is one appeal (M43 counts by its number); one that was voided may come again.
CREATE UNIQUE INDEX appeal_hotline_once ON appeal (source_no) WHERE source = 'HOTLINE' AND source_no IS NOT NULL AND state <> 'VOID';
