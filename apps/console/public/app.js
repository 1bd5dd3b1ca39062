// The first page: sign in, choose unit and year, read the sentence, click a number, see its rows. Plain modules, no framework.
import { ask, ProblemToShow } from './graphql.js';
import { METRIC_ROWS, ME, REPORT, SIGN_IN, SIGN_OUT, SWITCH_POST, CHANGE_PASSWORD, UNITS, USE_FIRST_ADMIN_LINK } from './operations.js';
import { amountText, dateText, ROLE_NAMES, timeText } from './formats.js';

const $ = (id) => document.getElementById(id);
const PAGE = 50;
const state = { me: null, metric: null, after: null, shown: 0 };

const show = (id, visible) => {
  $(id).hidden = !visible;
};

function problem(error) {
  const box = $('problem');
  box.textContent = error ? (error instanceof ProblemToShow ? error.message : '网络不通或系统暂时不可用，请稍后再试。') : '';
  box.hidden = !error;
  if (error && !(error instanceof ProblemToShow)) console.error(error);
}

/** Runs one act of the user: says what went wrong, never twice at once. */
async function act(button, work) {
  problem(null);
  if (button) button.disabled = true;
  try {
    await work();
  } catch (error) {
    if (error instanceof ProblemToShow && error.code === 'UNAUTHENTICATED' && state.me) {
      state.me = null;
      showSignIn();
    }
    problem(error);
  } finally {
    if (button) button.disabled = false;
  }
}

function showSignIn() {
  for (const id of ['who', 'report', 'no-figures', 'change-password', 'first-admin']) show(id, false);
  show('sign-in', true);
  $('login-name').focus();
}

const option = (value, text) => Object.assign(document.createElement('option'), { value, textContent: text });

async function start() {
  const { me } = await ask(ME);
  state.me = me;
  show('sign-in', false);
  show('who', true);
  $('post').replaceChildren(...me.posts.map((p) => option(p.id, `${p.unit.name} · ${ROLE_NAMES[p.role]}`)));
  if (me.post) $('post').value = me.post.id;
  show('change-password', me.mustChangePassword);
  const sees = !me.mustChangePassword && me.permissions.includes('figure:read');
  show('report', sees);
  show('no-figures', !sees && !me.mustChangePassword);
  if (!sees) {
    $('no-figures-text').textContent =
      `${me.person.name}，您当前的岗位是“${me.post ? ROLE_NAMES[me.post.role] : '无'}”，不能查看统计。如有其他岗位，请在右上角切换。`;
    return;
  }
  await chooseUnits(me.post);
  await readReport();
}

async function chooseUnits(post) {
  const units = [];
  let after = null;
  do {
    const { units: page } = await ask(UNITS, { under: post.scopeUnit.id, after });
    units.push(...page.edges.map((e) => e.node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after && units.length < 1000);
  const depth = new Map();
  for (const unit of units) depth.set(unit.id, (depth.get(unit.parentId) ?? -1) + 1);
  $('unit').replaceChildren(...units.map((u) => option(u.id, `${'　'.repeat(depth.get(u.id))}${u.name}`)));
  const wanted = new URLSearchParams(location.search);
  $('unit').value = units.some((u) => u.id === wanted.get('unit')) ? wanted.get('unit') : post.scopeUnit.id;
  const thisYear = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(Date.now()));
  const years = Array.from({ length: thisYear - 2014 }, (_, i) => String(thisYear - i));
  $('year').replaceChildren(...years.map((y) => option(y, `${y}年`)));
  const year = wanted.get('year') ?? (document.documentElement.dataset.demoYear || String(thisYear));
  if (years.includes(year)) $('year').value = year;
  if (wanted.get('asOf')) $('as-of').value = wanted.get('asOf');
  state.metric = wanted.get('metric');
}

const period = () => ({ from: `${$('year').value}-01-01`, to: `${$('year').value}-12-31` });
const asOf = () => ($('as-of').value ? `${$('as-of').value}T23:59:59.999+08:00` : null);

function remember() {
  const query = new URLSearchParams({ unit: $('unit').value, year: $('year').value });
  if ($('as-of').value) query.set('asOf', $('as-of').value);
  if (state.metric) query.set('metric', state.metric);
  history.replaceState(null, '', `?${query}`);
}

function numberButton(text, metric, name) {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  button.dataset.metric = metric;
  button.setAttribute('aria-pressed', String(state.metric === metric));
  button.setAttribute('aria-label', `${name} ${text}，查看明细`);
  button.addEventListener('click', () => act(button, () => openRows(metric)));
  return button;
}

async function readReport() {
  remember();
  const { report, figures } = await ask(REPORT, { input: { unitId: $('unit').value, ...period(), asOf: asOf() } });
  const names = new Map(figures.map((f) => [f.metric.key, f.metric.name]));
  const parts = report.segments.map((s) => (s.metric ? numberButton(s.text, s.metric, names.get(s.metric) ?? '') : s.text));
  $('sentence').replaceChildren(...(parts.length > 0 ? parts : ['这一年还没有登记的走访、已解决的诉求和放款。']));
  $('as-of-shown').textContent = `数据截至 ${timeText(report.asOf)}`;
  $('figures').replaceChildren(
    ...figures.map((figure) => {
      const item = document.createElement('li');
      item.append(figure.metric.name, numberButton(amountText(figure.value, figure.metric.unit), figure.metric.key, figure.metric.name));
      return item;
    }),
  );
  show('rows', false);
  if (state.metric && names.has(state.metric)) await openRows(state.metric, false);
}

async function openRows(metric, focus = true) {
  Object.assign(state, { metric, after: null, shown: 0 });
  for (const button of document.querySelectorAll('[data-metric]'))
    button.setAttribute('aria-pressed', String(button.dataset.metric === metric));
  $('row-list').replaceChildren();
  remember();
  await moreRows();
  if (focus) $('rows-title').focus();
}

async function moreRows() {
  const variables = {
    input: { metric: state.metric, unitId: $('unit').value, ...period(), asOf: asOf() },
    first: PAGE,
    after: state.after,
  };
  const { figure } = await ask(METRIC_ROWS, variables);
  show('rows', true);
  $('rows-title').textContent = `${figure.metric.name} ${amountText(figure.value, figure.metric.unit)}`;
  $('rows-definition').textContent = figure.metric.definition;
  $('weight-title').textContent = figure.metric.unit === '元' ? '金额' : `计数（${figure.metric.unit}）`;
  for (const { node } of figure.rows.edges) $('row-list').append(rowElement(node, ++state.shown, figure.metric.unit));
  state.after = figure.rows.pageInfo.endCursor;
  $('rows-count').textContent = `共 ${figure.rows.totalCount} 条记录，已显示 ${state.shown} 条`;
  show('more', figure.rows.pageInfo.hasNextPage);
}

function rowElement(row, no, unit) {
  const weight = unit === '元' ? amountText(row.weight, unit) : row.weight;
  const line = document.createElement('tr');
  const cells = [String(no), row.firmName, dateText(row.date), row.label, row.orgUnit?.name ?? '', weight];
  line.append(
    ...cells.map((text, i) => Object.assign(document.createElement('td'), { textContent: text, className: i === 5 ? 'number' : '' })),
  );
  return line;
}

$('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  void act(event.submitter, async () => {
    const { signIn } = await ask(SIGN_IN, { input: { loginName: $('login-name').value.trim(), password: $('password').value } });
    if (signIn.message) throw new ProblemToShow(signIn.message, signIn.code);
    $('password').value = '';
    await start();
  });
});
$('change-password').addEventListener('submit', (event) => {
  event.preventDefault();
  void act(event.submitter, async () => {
    const { changePassword } = await ask(CHANGE_PASSWORD, {
      input: { oldPassword: $('old-password').value, newPassword: $('new-password').value },
    });
    if (changePassword.message) throw new ProblemToShow(changePassword.message, changePassword.code);
    $('old-password').value = $('new-password').value = '';
    await start();
  });
});
$('first-admin').addEventListener('submit', (event) => {
  event.preventDefault();
  void act(event.submitter, async () => {
    const input = {
      token: new URLSearchParams(location.search).get('first-admin'),
      countyName: $('county-name').value.trim(),
      countyCode: $('county-code').value.trim(),
      adminName: $('admin-name').value.trim(),
      loginName: $('admin-login').value.trim(),
      password: $('admin-password').value,
    };
    const { useFirstAdminLink } = await ask(USE_FIRST_ADMIN_LINK, { input });
    if (useFirstAdminLink.message) throw new ProblemToShow(useFirstAdminLink.message, useFirstAdminLink.code);
    $('admin-password').value = '';
    history.replaceState(null, '', location.pathname);
    showSignIn();
  });
});
$('sign-out').addEventListener('click', (event) =>
  act(event.currentTarget, async () => {
    await ask(SIGN_OUT);
    state.me = null;
    history.replaceState(null, '', location.pathname);
    showSignIn();
  }),
);
$('post').addEventListener('change', () =>
  act(null, async () => {
    await ask(SWITCH_POST, { input: { postId: $('post').value } });
    state.metric = null;
    history.replaceState(null, '', location.pathname);
    await start();
  }),
);
$('choice').addEventListener('submit', (event) => event.preventDefault());
for (const id of ['unit', 'year', 'as-of']) $(id).addEventListener('change', () => act(null, readReport));
$('more').addEventListener('click', (event) => act(event.currentTarget, moreRows));

async function open() {
  try {
    const info = await (await fetch('/info')).json();
    show('demo', info.demo);
    if (info.demoYear) document.documentElement.dataset.demoYear = info.demoYear;
    if (new URLSearchParams(location.search).has('first-admin')) return show('first-admin', true);
    await start();
  } catch (error) {
    showSignIn();
    if (!(error instanceof ProblemToShow && error.code === 'UNAUTHENTICATED')) problem(error);
  }
}

void open();
