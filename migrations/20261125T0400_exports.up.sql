-- 导出: a list as a file, made by the worker under the rights of whoever asked, logged, and fetched when it is ready.
CREATE TABLE export (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('APPEALS', 'VISITS', 'ENTERPRISES', 'FIGURE_ROWS')),
  filter jsonb NOT NULL DEFAULT '{}',
  -- Why contacts are shown in full; without a reason they are masked.
  reveal_reason text CHECK (length(reveal_reason) BETWEEN 1 AND 200),
  org_path app.unit_path NOT NULL,
  requested_by uuid NOT NULL REFERENCES person,
  post_id uuid NOT NULL REFERENCES post,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  row_count integer CHECK (row_count >= 0),
  file_id uuid REFERENCES file,
  failure text,
  recorded_at timestamptz NOT NULL DEFAULT app.instant(),
  finished_at timestamptz,
  CHECK ((state = 'DONE') = (file_id IS NOT NULL))
);
CREATE INDEX export_requested ON export (requested_by, recorded_at DESC);
CREATE INDEX export_path ON export (org_path, recorded_at DESC);
