/** Pieces of SQL that several metrics share, so that they cannot drift apart. Parameters as in `Metric.rowsSql`. */

export const AS_OF = '$4::timestamptz';

/** The row was done by the unit or one below it: the explicit range that finds the index; row security only refuses. */
export const inUnit = (column: string): string => `${column} >= $1::text AND ${column} < $1::text || '~'`;

export const inPeriod = (column: string): string => `${column} BETWEEN $2::date AND $3::date`;

/** The bank that was asked about, or null. */
export const BANK = '$5::uuid';
const ofBank = (offer: string): string =>
  `(${BANK} IS NULL OR EXISTS (SELECT 1 FROM bank_offer bo WHERE bo.id = ${offer} AND bo.bank_id = ${BANK}))`;

/** A fact that the system knew then: recorded by that instant and not voided by it. */
export const known = (table: string, fact = ''): string =>
  `${table}.${fact}recorded_at <= ${AS_OF} AND (${table}.${fact}voided_at IS NULL OR ${table}.${fact}voided_at > ${AS_OF})`;

/** Joins the merge that was in force then; the firm that counts is `canonical(...)`. */
export const alias = (column: string): string => `LEFT JOIN enterprise_alias al ON al.loser_id = ${column} AND ${known('al')}`;

export const canonical = (column: string): string => `coalesce(al.survivor_id, ${column})`;

/** Visit × firm, by the unit that visited: (id, visit_id, unit_id, org_path, enterprise_id, is_in_person, is_by_phone, date). */
export const VISITED = `SELECT v.id, v.visit_id, v.unit_id, v.org_path, ${canonical('v.enterprise_id')} AS enterprise_id, v.is_in_person, v.is_by_phone, v.occurred_on AS date
  FROM firm_visit v ${alias('v.enterprise_id')}
 WHERE ${inUnit('v.org_path')} AND ${inPeriod('v.occurred_on')} AND ${known('v')}`;

/** One team, one firm, one day is one 家次, however many cadres wrote it down. */
export const visitTimes = (where: string): string => `SELECT DISTINCT ON (x.unit_id, x.enterprise_id, x.date)
  x.id, x.org_path, x.enterprise_id, 1::numeric AS weight, x.date, x.visit_id AS fact_id, x.visit_id AS subject_id
  FROM (${VISITED}) x WHERE ${where} ORDER BY x.unit_id, x.enterprise_id, x.date, x.is_by_phone, x.id`;

/**
 * Appeals whose last closing, as known then, lies in the period and counts as solved: (appeal_id, org_path, enterprise_id, date).
 * An appeal that left the closed state later is not solved, and counts by its next closing only.
 */
export const SOLVED = `SELECT c.appeal_id, c.org_path, ${canonical('a.enterprise_id')} AS enterprise_id, c.occurred_on AS date
  FROM appeal_closing c JOIN appeal a ON a.id = c.appeal_id ${alias('a.enterprise_id')}
 WHERE ${inUnit('c.org_path')} AND ${inPeriod('c.occurred_on')} AND c.recorded_at <= ${AS_OF}
   AND c.is_solved
   AND NOT EXISTS (SELECT 1 FROM appeal_step later
                    WHERE later.appeal_id = c.appeal_id AND later.seq > c.seq AND later.recorded_at <= ${AS_OF} AND NOT later.is_closed)`;

/** A firm outside the register is known by the name it was registered with; one inside by its id after merges. */
const firmKey = (name: string): string =>
  `coalesce(${canonical('a.enterprise_id')}::text, 'name:' || ${name}) AS firm_key, ${name} AS firm_name`;

/** Firm × solved matter: the firm of the matter and of every appeal merged into it: (firm_key, firm_name, enterprise_id, appeal_id, main_id, org_path, date). */
export const HELPED = `SELECT ${canonical('a.enterprise_id')} AS enterprise_id, ${firmKey('a.firm_name')}, m.appeal_id, m.main_id, m.org_path, m.date FROM (
    WITH RECURSIVE member (appeal_id, main_id, org_path, date) AS (
      SELECT s.appeal_id, s.appeal_id, s.org_path::text, s.date FROM (${SOLVED}) s
      UNION
      SELECT e.appeal_id, m.main_id, m.org_path, m.date FROM member m JOIN appeal_merge e ON e.main_id = m.appeal_id
       WHERE e.recorded_at <= ${AS_OF})
    SELECT * FROM member) m
  JOIN appeal a ON a.id = m.appeal_id ${alias('a.enterprise_id')}`;

/** Registrations by the day of the number; voided ones are numbers, not appeals: (appeal_id, org_path, enterprise_id, date). */
export const REGISTERED = `SELECT a.id AS appeal_id, a.org_path, ${canonical('a.enterprise_id')} AS enterprise_id, ${firmKey('a.firm_name')}, a.registered_on AS date
  FROM appeal a ${alias('a.enterprise_id')}
 WHERE ${inUnit('a.org_path')} AND ${inPeriod('a.registered_on')} AND a.recorded_at <= ${AS_OF}
   AND NOT EXISTS (SELECT 1 FROM appeal_step e WHERE e.appeal_id = a.id AND e.is_void AND e.recorded_at <= ${AS_OF})`;

/** Credit granted in the period and accepted by the firm, whichever bank it came from: never what was merely offered. */
export const ACCEPTED_CREDIT = `SELECT d.id, d.org_path, ${canonical('d.enterprise_id')} AS enterprise_id, d.amount AS weight, d.occurred_on AS date,
    d.id AS fact_id, d.demand_id AS subject_id
  FROM accepted_credit d ${alias('d.enterprise_id')}
 WHERE ${inUnit('d.org_path')} AND ${inPeriod('d.occurred_on')} AND ${known('d')} AND ${known('d', 'accepted_')}
   AND ${ofBank('d.offer_id')}`;

/** Money paid out in the period and, negative, what was taken back in it; `net` is the firm's sum. */
const paid = (where: string): string => `SELECT p.*, sum(p.weight) OVER (PARTITION BY p.enterprise_id) AS net FROM (
  SELECT d.id, d.org_path, ${canonical('d.enterprise_id')} AS enterprise_id, d.amount AS weight, d.occurred_on AS date,
         d.id AS fact_id, d.demand_id AS subject_id, d.reversal_of
    FROM payout d ${alias('d.enterprise_id')}
   WHERE ${inUnit('d.org_path')} AND ${inPeriod('d.occurred_on')} AND ${known('d')}
     AND ${ofBank('d.offer_id')}${where}) p`;

export const PAID = paid('');
/** 融资 of the sentence: new loans and renewals really paid out; an extension moves no money. */
export const FINANCED = `SELECT * FROM (${paid(` AND d.is_new_money`)}) f WHERE f.net > 0`;

/**
 * Rows of a 家 metric: one a firm, with the earliest record that stands for it. Wants (enterprise_id, org_path, date, fact_id, subject_id, id, weight).
 * @param key what makes two rows the same firm; appeals may come from firms outside the register, which have a key and no id
 */
export const firmsOf = (rows: string, key = 'x.enterprise_id'): string => `SELECT DISTINCT ON (${key})
  coalesce(x.enterprise_id, x.id) AS id, x.org_path, x.enterprise_id, 1::numeric AS weight, x.date, x.fact_id, x.subject_id
  FROM (${rows}) x ORDER BY ${key}, (x.weight < 0), x.date, x.id`;
export const FIRM_KEY = 'x.firm_key';

/** Rows as they are, with the columns in the order of the dictionary. */
export const rowsOf = (rows: string): string =>
  `SELECT x.id, x.org_path, x.enterprise_id, x.weight, x.date, x.fact_id, x.subject_id FROM (${rows}) x`;
