import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APPEAL_TOPICS } from '@app/appeals';
import { FEATURES } from '@app/composition';
import { exportKinds } from '@app/exports';

const LIBS = join(__dirname, '../../libs');
const sources = (readdirSync(LIBS, { recursive: true }) as string[])
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !/^(contract|web-ui)\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(LIBS, path), 'utf8') }));
/** Whether some other file than the one that declares it says the name. */
const isSaid = (name: string, declaredIn: RegExp): boolean =>
  sources.some(({ path, text }) => !declaredIn.test(path) && text.includes(`'${name}'`));
/** As the injector would make it, without what it needs: enough to read what it says of itself. */
const bare = <T extends object>(type: new (...args: never[]) => T): T => Reflect.construct(type, []) as T;

const topics = FEATURES.all.flatMap(({ name, topics: declared = {} }) => Object.keys(declared).map((topic) => ({ name, topic })));
const actions = FEATURES.all.flatMap(({ auditActions = [] }) => auditActions);
/** Published and noted by the name of the act. */
const byAct = new Set<string>(Object.values(APPEAL_TOPICS));
const actOf = new Set(Object.keys(APPEAL_TOPICS).map((act) => `appeal.${act}`));

describe('what the features declare', () => {
  it('is published: every topic', () => {
    expect(topics.filter(({ topic }) => !byAct.has(topic) && !isSaid(topic, /\.events\.ts$/))).toEqual([]);
  });

  it('is heard: every topic belongs to a live area or a consumer', () => {
    const consumed = FEATURES.all.flatMap(({ consumers = [] }) => consumers.flatMap((consumer) => bare(consumer).topics)) as string[];
    const isConsumed = (topic: string) => consumed.some((wanted) => wanted === topic || wanted === topic.split('.')[0]);
    expect(topics.filter(({ topic }) => !FEATURES.areaOf(topic) && !isConsumed(topic))).toEqual([]);
  });

  it('is there: what a live area or a consumer wants to hear', () => {
    const families = new Set(topics.map(({ topic }) => topic.split('.')[0]));
    const wanted = [
      ...FEATURES.liveAreas.flatMap((area) => area.topics),
      ...FEATURES.all.flatMap(({ consumers = [] }) => consumers.flatMap((consumer) => bare(consumer).topics)),
    ] as string[];
    expect(wanted.filter((name) => name !== '*' && !families.has(name) && !topics.some(({ topic }) => topic === name))).toEqual([]);
  });

  it('has a record: the subject of a live area is a table, and an id of its topics', () => {
    for (const { subject, topics: families } of FEATURES.liveAreas) {
      if (!subject) continue;
      expect(FEATURES.tableOf(subject.table)).toBeDefined();
      const keys = FEATURES.all.flatMap(({ topics: declared = {} }) =>
        Object.entries(declared).flatMap(([topic, ids]) => (families.some((family) => topic.startsWith(`${family}.`)) ? ids : [])),
      );
      expect(keys).toContain(subject.id);
    }
  });

  it('is noted: every audit action', () => {
    expect(actions.filter((action) => !actOf.has(action) && !isSaid(action, /\.events\.ts$/))).toEqual([]);
  });

  it('is used: every purpose of files is sent in by somebody or made by the worker', () => {
    const unused = [...FEATURES.filePurposes].filter(([purpose, { upload }]) => upload.length === 0 && !isSaid(purpose, /\.feature\.ts$/));
    expect(unused).toEqual([]);
  });

  it('has a source: every kind of list, and every job a handler of its own', () => {
    const lists = FEATURES.all.flatMap(({ lists = [] }) => lists.map((list) => bare(list).list.kind));
    expect(lists.toSorted()).toEqual([...exportKinds()].sort());
    const kinds = FEATURES.all.flatMap(({ jobs = [] }) => jobs.map((job) => bare(job).kind));
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it('is said: every message', () => {
    const codes = FEATURES.all.flatMap(({ messages = {} }) => Object.keys(messages));
    // What a code begins with where its rest is a reason: `CREDIT_CODE_${fault}`.
    const beginnings = sources.flatMap(({ text }) => [...text.matchAll(/`([A-Z_]+_)\$\{/g)].map(([, beginning = '']) => beginning));
    const isBegun = (code: string) => beginnings.some((beginning) => code.startsWith(beginning));
    expect(codes.filter((code) => !isBegun(code) && !isSaid(code, /\.messages\.ts$/))).toEqual([]);
  });
});

describe('the ground', () => {
  const domain = FEATURES.all.filter(({ name }) => name !== 'platform' && name !== 'identity');
  const tables = domain.flatMap(({ tables: own = [] }) => own.map(({ table }) => table));
  const ground = sources.filter(({ path }) => /^(platform|messages)\//.test(path) && !path.includes('/testing/'));

  it('knows no table of the libraries that stand on it', () => {
    const inSql = new RegExp(`\\b(FROM|JOIN|INTO|UPDATE|TABLE)\\s+(${tables.join('|')})\\b`);
    expect(ground.filter(({ text }) => inSql.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('names nothing of theirs: tables, topics, purposes of files, lists, audit actions', () => {
    // As one of the four ways in, not as the table: the portal's role enters as the firm it belongs to.
    const names = [
      ...tables.filter((table) => table !== 'enterprise'),
      ...domain.flatMap(({ topics: own = {}, auditActions = [] }) => [...Object.keys(own), ...auditActions]),
      ...domain.flatMap(({ filePurposes = {} }) => Object.keys(filePurposes)).filter((purpose) => purpose !== 'EVIDENCE'),
    ];
    const said = ground.flatMap(({ path, text }) => names.filter((name) => text.includes(`'${name}'`)).map((name) => `${path}: ${name}`));
    expect(said).toEqual([]);
  });

  it('says nothing of theirs: libs/messages is the mechanism alone', () => {
    expect(sources.filter(({ path }) => path.startsWith('messages/')).map(({ path }) => path)).toEqual([
      'messages/src/index.ts',
      'messages/src/message.ts',
    ]);
  });
});
