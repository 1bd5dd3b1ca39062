-- The ground of every other migration: who is asking (settings of the transaction), when (its instant), and the shape of a path.
-- :app, :portal and :owner stand for the role names of this installation; the runner fills them in.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO :app, :portal;
GRANT USAGE ON SCHEMA public TO :app, :portal;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Path of a unit: per-parent ordinals, four characters in base 36, each followed by a dot. Compared as bytes.
CREATE DOMAIN app.unit_path AS text COLLATE "C" CHECK (VALUE ~ '^([0-9a-z]{4}\.)+$');

-- The instant of the running transaction, fixed when it opened. Fails when none was opened by the doors below.
CREATE FUNCTION app.instant() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT current_setting('app.at')::timestamptz $$;

-- The business date of that instant (Asia/Shanghai, the only time zone of the product).
CREATE FUNCTION app.today() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT (current_setting('app.at')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date $$;

-- A writer announces the millisecond from which its rows may be recorded; figures ask for the oldest announced one (app.horizon).
-- Key 1 of the two-part advisory lock is a constant of ours, key 2 the millisecond modulo 2^31.
CREATE FUNCTION app.announce_writer() RETURNS void LANGUAGE sql VOLATILE AS
$$ SELECT pg_advisory_xact_lock_shared(20241231, (floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint % 2147483648)::int) $$;

-- Everything recorded before this instant is committed and visible. The clock is read before the locks, so a writer that is
-- not yet announced records later than the answer.
CREATE FUNCTION app.horizon() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  seen timestamptz := clock_timestamp();
  ms bigint := floor(extract(epoch FROM seen) * 1000);
  age bigint;
BEGIN
  SELECT max(CASE WHEN delta > 2147483648 / 2 THEN 0 ELSE delta END) INTO age
    FROM (SELECT ((ms - l.objid::bigint) % 2147483648 + 2147483648) % 2147483648 AS delta
            FROM pg_locks l
           WHERE l.locktype = 'advisory' AND l.classid = 20241231 AND l.objsubid = 2
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) open_writers;
  IF age IS NULL THEN RETURN seen; END IF;
  RETURN least(seen, to_timestamp((ms - age)::numeric / 1000) - interval '1 millisecond');
END $$;

-- Opens a transaction for somebody whose scope is a subtree. Both ends of the range are computed here, from a path of the checked form:
-- an empty lower end with an open upper one would show every row.
CREATE FUNCTION app.enter_scope(scope text, unit text, person uuid, post uuid, at timestamptz, writes boolean) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  lo text := scope::app.unit_path;
  own text := unit::app.unit_path;
  instant timestamptz;
BEGIN
  IF lo IS NULL OR own IS NULL THEN RAISE EXCEPTION 'scope is missing' USING ERRCODE = '42501'; END IF;
  IF writes THEN PERFORM app.announce_writer(); END IF;
  instant := coalesce(at, clock_timestamp());
  PERFORM set_config('app.lo', lo, true), set_config('app.hi', lo || '~', true),
          set_config('app.own_lo', own, true), set_config('app.own_hi', own || '~', true),
          set_config('app.person', coalesce(person::text, ''), true), set_config('app.post', coalesce(post::text, ''), true),
          set_config('app.door', 'staff', true),
          set_config('app.at', instant::text, true);
  RETURN instant;
END $$;

-- Opens a transaction for an enterprise that came by its own link: one firm and nothing else.
CREATE FUNCTION app.enter_enterprise(link uuid, enterprise uuid, at timestamptz, writes boolean) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE instant timestamptz;
BEGIN
  IF enterprise IS NULL OR link IS NULL THEN RAISE EXCEPTION 'enterprise is missing' USING ERRCODE = '42501'; END IF;
  IF writes THEN PERFORM app.announce_writer(); END IF;
  instant := coalesce(at, clock_timestamp());
  PERFORM set_config('app.enterprise', enterprise::text, true), set_config('app.person', link::text, true),
          set_config('app.door', 'enterprise', true), set_config('app.at', instant::text, true);
  RETURN instant;
END $$;

-- Opens a transaction of the system itself (worker, sign-in): every path, and the rows of sign-in when asked for.
CREATE FUNCTION app.enter_system(door text, at timestamptz, writes boolean) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE instant timestamptz;
BEGIN
  IF door NOT IN ('identity', 'worker') THEN RAISE EXCEPTION 'unknown door %', door USING ERRCODE = '42501'; END IF;
  IF writes THEN PERFORM app.announce_writer(); END IF;
  instant := coalesce(at, clock_timestamp());
  PERFORM set_config('app.door', door, true), set_config('app.at', instant::text, true),
          set_config('app.lo', '0', true), set_config('app.hi', '~', true),
          set_config('app.own_lo', '0', true), set_config('app.own_hi', '~', true);
  RETURN instant;
END $$;

GRANT EXECUTE ON FUNCTION app.instant(), app.today(), app.announce_writer(), app.horizon(),
  app.enter_scope(text, text, uuid, uuid, timestamptz, boolean), app.enter_system(text, timestamptz, boolean) TO :app;
GRANT EXECUTE ON FUNCTION app.instant(), app.today(), app.announce_writer(),
  app.enter_enterprise(uuid, uuid, timestamptz, boolean) TO :portal;
