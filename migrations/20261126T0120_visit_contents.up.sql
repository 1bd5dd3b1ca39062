-- What people said at a visit, as a hash of the canonical form (libs/visits/src/domain/visit.content.ts): the same mark with other words is
-- told apart from a repeat, whichever door it comes by. Empty for visits of before: of them day, way and firms are compared.
ALTER TABLE visit ADD COLUMN content_hash text CHECK (content_hash ~ '^[0-9a-f]{64}$');
