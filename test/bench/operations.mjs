import { randomUUID } from 'node:crypto';
import { AREA } from './town.mjs';

/** One transaction of bare pg through the same door: the same scope, the same row security. */
async function secured({ bare, town }, writes, sql, values) {
  const client = await bare.connect();
  try {
    await Promise.all([
      client.query(writes ? 'BEGIN' : 'BEGIN READ ONLY'),
      client.query('SELECT app.enter_scope($1, $2, $3, $4, null, $5)', [AREA.path, AREA.officePath, town.clerk, town.post, writes]),
    ]);
    const { rows } = await client.query(sql, values);
    await client.query('COMMIT');
    return rows;
  } finally {
    client.release();
  }
}

const LIST = `SELECT e.id, e.name, e.short_name, e.credit_code, e.kind, e.status, u.name AS unit FROM enterprise e JOIN unit u ON u.id = e.unit_id
 WHERE e.org_path >= $1 AND e.org_path < $1 || '~' AND NOT EXISTS (SELECT FROM enterprise_alias a WHERE a.loser_id = e.id AND a.voided_at IS NULL)`;
const ROW = 'edges { node { id name shortName creditCode kind status unit { name } } } pageInfo { hasNextPage endCursor }';

/** Two characters, another pair each time. */
const piece = ({ town }, n) => {
  const letters = [...town.syllables];
  return letters[n % letters.length] + letters[Math.floor(n / letters.length) % letters.length];
};

const FIGURE = { unitId: undefined, from: '2024-01-01', to: '2024-12-31', metric: 'M03' };
const M03 = `SELECT count(DISTINCT enterprise_id)::int AS n FROM visit_firm
 WHERE org_path >= $1 AND org_path < $1 || '~' AND occurred_on BETWEEN '2024-01-01' AND '2024-12-31' AND way <> 'PHONE'`;

const registration = ({ town }) => ({
  input: {
    clientId: randomUUID(),
    enterpriseId: `00000000-0000-7000-9000-${String(1 + Math.floor(Math.random() * 1000)).padStart(12, '0')}`,
    title: '变压器容量不够',
    description: '一开机就跳闸',
    source: 'OFFICE',
    contactPhone: '13800000000',
  },
  town,
});
const REGISTER = `mutation($input: RegisterAppealInput!) { registerAppeal(input: $input) { __typename ... on Appeal { id number } ... on UserError { code } } }`;
async function register(place) {
  const { input } = registration(place);
  const { registerAppeal } = await place.ask(REGISTER, { input });
  if (registerAppeal.__typename !== 'Appeal') throw new Error(`registration came to ${JSON.stringify(registerAppeal)}`);
  return registerAppeal;
}

/** What people do, and the plainest SQL that does the like. `check` gives what is wrong with the answer. */
export const OPERATIONS = [
  {
    name: 'list page: 20 firms',
    async check({ ask, firms }) {
      const { enterprises } = await ask(`{ enterprises(first: 20) { totalCount ${ROW} } }`);
      return enterprises.totalCount === firms && enterprises.edges.length === 20 ? null : `${enterprises.totalCount} of ${firms}`;
    },
    ours: ({ ask }) => ask(`{ enterprises(first: 20) { ${ROW} } }`),
    theirs: (place) => secured(place, false, `${LIST} ORDER BY e.org_path, e.id LIMIT 21`, [AREA.path]),
  },
  {
    name: 'search: two characters',
    async check(place) {
      const text = piece(place, 1);
      const { enterprises } = await place.ask('query($t: String) { enterprises(first: 1, filter: { text: $t }) { totalCount } }', {
        t: text,
      });
      const [found] = await secured(place, false, `SELECT count(*)::int AS n FROM (${LIST} AND e.name LIKE $2) x`, [
        AREA.path,
        `%${text}%`,
      ]);
      return found.n > 0 && found.n === enterprises.totalCount ? null : `${enterprises.totalCount} of ${found.n}`;
    },
    ours: (place, client, turn) =>
      place.ask(`query($t: String) { enterprises(first: 20, filter: { text: $t }) { ${ROW} } }`, { t: piece(place, client * 37 + turn) }),
    theirs: (place, client, turn) =>
      secured(place, false, `${LIST} AND e.name LIKE $2 ORDER BY e.org_path, e.id LIMIT 21`, [
        AREA.path,
        `%${piece(place, client * 37 + turn)}%`,
      ]),
  },
  {
    name: 'figure of a year: 走访主体',
    async check(place) {
      const { figure } = await place.ask('query($i: FigureInput!) { figure(input: $i) { value } }', {
        i: { ...FIGURE, unitId: place.town.townId },
      });
      const [counted] = await secured(place, false, M03, [AREA.path]);
      return counted.n > 0 && Number(figure.value) === counted.n ? null : `${figure.value} instead of ${counted.n}`;
    },
    ours: ({ ask, town }) => ask('query($i: FigureInput!) { figure(input: $i) { value } }', { i: { ...FIGURE, unitId: town.townId } }),
    theirs: (place) => secured(place, false, M03, [AREA.path]),
  },
  {
    name: 'register an appeal (against one durable row)',
    async check(place) {
      const [one, two] = [await register(place), await register(place)];
      const order = (number) => Number(number.split('-').at(-1));
      return order(two.number) === order(one.number) + 1 ? null : `${one.number}, then ${two.number}`;
    },
    ours: (place) => register(place),
    theirs: (place) => secured(place, true, `INSERT INTO bench_plain (words) VALUES ('变压器容量不够')`, []),
  },
];
