import { chmod, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { FEATURES } from '@app/composition';
import { type Actor, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import type { Database } from '../database/database';
import { Fault } from '../errors/fault';
import { FileStore, type FileToStore } from './file-store';
import { OrphanSweep } from './orphan-sweep';

const PDF = Buffer.from('%PDF-1.7\n%…\n');
const PNG = Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), Buffer.alloc(20)]);
const DAY_MS = 86_400_000;

/** A zip with empty entries of these names: enough of one to be recognised. */
function zip(...names: readonly string[]): Buffer {
  const local = Buffer.from('PK\u0003\u0004'.padEnd(30, '\u0000'), 'latin1');
  const entries = names.map((name) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
const XLSX = zip('[Content_Types].xml', 'xl/workbook.xml');

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (e: unknown) => (e instanceof Fault ? (e.fields[0]?.code ?? e.messageCode) : String(e)),
  );
const age = (path: string) => utimes(path, new Date(Date.now() - 2 * DAY_MS), new Date(Date.now() - 2 * DAY_MS));

describe('the store of files', () => {
  let db: TestDatabase;
  let database: Database;
  let folder: string;
  let store: FileStore;
  let clerk: Actor;
  let town: TestUnit;
  const file = (name: string, purpose: FileToStore['purpose'] = 'EVIDENCE'): FileToStore => ({ name, purpose, orgPath: town.path });
  const contents = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).map((e) => e.name);

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open([]);
    const world = new TestWorld(database);
    town = await world.unit('TOWNSHIP', '镇', null, '411323105000');
    clerk = await world.actor('OFFICE_CLERK', town);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhuqi-files-'));
    store = new FileStore({ dataDir: folder, largest: 1024 * 1024 }, FEATURES);
  });
  afterEach(async () => rm(folder, { recursive: true }));
  afterAll(() => db.drop());

  it('keeps a content under its hash, and a row makes it a file', async () => {
    const stored = await store.put(Readable.from([PDF.subarray(0, 3), PDF.subarray(3)]), file('回执.pdf'));
    const id = await database.write(clerk, (tx) => store.attachIn(tx, stored));
    expect(await db.look('SELECT sha256, size, media_type, name, purpose, org_path FROM file WHERE id = $1', [id])).toEqual([
      {
        sha256: stored.sha256,
        size: PDF.length,
        media_type: 'application/pdf',
        name: '回执.pdf',
        purpose: 'EVIDENCE',
        org_path: town.path,
      },
    ]);
    expect(await text(await store.open(stored.sha256))).toBe(PDF.toString());
    expect(await db.look(`SELECT outcome FROM audit_entry WHERE action = 'file.attach' AND subject_id = $1`, [id])).toEqual([
      { outcome: 'DONE' },
    ]);
  });

  it('keeps the same content once, also when it comes twice at the same time', async () => {
    const [a, b] = await Promise.all([store.put(PDF, file('a.pdf')), store.put(PDF, file('b.pdf'))]);
    expect(a.sha256).toBe(b.sha256);
    expect(await contents()).toEqual([a.sha256]);
    const ids = await database.write(clerk, async (tx) => [await store.attachIn(tx, a), await store.attachIn(tx, b)]);
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\x\\..\\证.pdf', '证.pdf'],
    ['/', '文件.pdf'],
    ['..', '文件.pdf'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\u202Efdp.exe.pdf', 'abfdp.exe.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
    ['\ud800.pdf', 'pdf'],
    ['CON', 'CON.pdf'],
  ])('makes of the name %j a harmless one', async (sent, shown) => {
    const stored = await store.put(PDF, file(sent)).catch((e: unknown) => e as Fault);
    if (stored instanceof Fault) return expect(stored.fields[0]?.code).toBe('FILE_TYPE');
    expect(stored.name).toMatch(/\.pdf$/);
    expect([shown, `${shown}.pdf`]).toContain(stored.name);
    await database.write(clerk, (tx) => store.attachIn(tx, stored));
    return expect(await contents()).toEqual([stored.sha256]);
  });

  it.each([
    ['a picture that is a program', 'x.png', Buffer.from('MZ\u0090\u0000\u0003')],
    ['a page', 'x.txt', Buffer.from('\uFEFF \n<!DOCTYPE html><script>alert(1)</script>')],
    ['a drawing with a script', 'x.txt', Buffer.from('<svg onload="alert(1)"/>')],
    ['a drawing under its own name', 'x.svg', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['a document under another ending', 'x.jpg', PDF],
    ['a page under the name of text', 'x.html', Buffer.from('hello')],
    ['a zip of anything', 'x.zip', zip('a.txt')],
    ['a table with macros', 'x.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin')],
    ['a zip whose directory points outside', 'x.xlsx', Buffer.concat([XLSX.subarray(0, -6), Buffer.of(255, 255, 255, 127, 0, 0)])],
    ['bytes that are no text', 'x.csv', Buffer.of(0xff, 0xfe, 0x41, 0xff)],
    ['text with a zero in it', 'x.csv', Buffer.from('a,b\u0000')],
  ])('refuses %s and keeps nothing of it', async (_, name, content) => {
    expect(await faultOf(store.put(content, file(name)))).toBe('FILE_TYPE');
    expect(await contents()).toEqual([]);
  });

  it('takes tables for an import, in UTF-8 and GB 18030, and nothing else', async () => {
    expect((await store.put(XLSX, file('企业.xlsx', 'IMPORT'))).mediaType).toContain('spreadsheetml');
    expect((await store.put(Buffer.from('名称,电话\n'), file('企业.csv', 'IMPORT'))).mediaType).toBe('text/csv');
    expect((await store.put(Buffer.of(0xc3, 0xfb, 0xb3, 0xc6, 0x0a), file('gb.csv', 'IMPORT'))).mediaType).toBe('text/csv');
    expect(await faultOf(store.put(PNG, file('x.png', 'IMPORT')))).toBe('FILE_TYPE');
    expect((await store.put(PNG, file('x.png'))).mediaType).toBe('image/png');
  });

  it('recognises a character that is cut by a boundary of reading', async () => {
    const long = Buffer.from(`a${'企'.repeat(120_000)}`);
    expect((await store.put(long, file('x.txt'))).mediaType).toBe('text/plain');
    expect(await faultOf(store.put(long.subarray(0, -1), file('x.txt')))).toBe('FILE_TYPE');
  });

  it('refuses what is too large or empty, and keeps nothing of it', async () => {
    let asked = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          asked++;
          yield Buffer.alloc(64 * 1024, 65);
        }
      })(),
    );
    expect(await faultOf(store.put(endless, file('x.txt')))).toBe('FILE_TOO_LARGE');
    expect(asked).toBeLessThan(40);
    expect(await faultOf(store.put(Readable.from([PDF]), file('x.pdf'), () => true))).toBe('FILE_TOO_LARGE');
    expect(await faultOf(store.put(Buffer.alloc(0), file('x.txt')))).toBe('FILE_EMPTY');
    expect(await contents()).toEqual([]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield PDF;
        await Promise.reject(new Error('gone'));
      })(),
    );
    await expect(store.put(broken, file('x.pdf'))).rejects.toThrow('gone');
    expect(await contents()).toEqual([]);
  });

  it('says that it is unavailable when it cannot write, and works again afterwards', async () => {
    await rm(join(folder, 'files'), { recursive: true, force: true });
    // Also true for root, whom permissions do not stop.
    await writeFile(join(folder, 'files'), 'in the way');
    await chmod(folder, 0o755);
    expect(await faultOf(store.put(PDF, file('x.pdf')))).toBe('FILE_STORE');
    await rm(join(folder, 'files'));
    expect((await store.put(PDF, file('x.pdf'))).size).toBe(PDF.length);
  });

  it('sweeps contents whose transaction came to nothing, and nothing that has a row or is young', async () => {
    const [kept, orphan, young] = [
      await store.put(PDF, file('a.pdf')),
      await store.put(PNG, file('b.png')),
      await store.put(XLSX, file('c.xlsx')),
    ];
    await database.write(clerk, (tx) => store.attachIn(tx, kept));
    await expect(
      database.write(clerk, async (tx) => {
        await store.attachIn(tx, orphan);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await Promise.all([kept, orphan].map((s) => age(store.pathOf(s.sha256))));
    const part = join(store.temporary, 'cut-off');
    await writeFile(part, 'x');
    await age(part);
    const sweeps = [new OrphanSweep(database, store), new OrphanSweep(database, store)];
    const swept = await Promise.all(sweeps.map((s) => s.sweep(DAY_MS)));
    expect(swept[0]! + swept[1]!).toBe(1);
    expect((await contents()).sort()).toEqual([kept.sha256, young.sha256].sort());
    expect((await readFile(store.pathOf(kept.sha256))).equals(PDF)).toBe(true);
  });

  it('never sweeps a content that is uploaded again at that moment', async () => {
    const sweep = new OrphanSweep(database, store);
    for (let i = 0; i < 15; i++) {
      const first = await store.put(PDF, file('a.pdf'));
      await age(store.pathOf(first.sha256));
      const [again] = await Promise.all([store.put(PDF, file('a.pdf')), sweep.sweep(DAY_MS)]);
      expect((await readFile(store.pathOf(again.sha256))).equals(PDF)).toBe(true);
    }
  });

  it('shows a file to the scope of its path only, and is not filled by the system', async () => {
    const world = new TestWorld(database);
    const other = { ...town, path: '0002.' };
    const stranger = { ...(await world.actor('OFFICE_CLERK', town)), unitPath: other.path, scopePath: other.path };
    const stored = await store.put(PDF, file('a.pdf'));
    const id = await database.write(clerk, (tx) => store.attachIn(tx, stored));
    const seenBy = (actor: Actor) => database.read(actor, (r) => r.rows('SELECT id FROM file WHERE id = $1', [id]));
    expect([await seenBy(clerk), await seenBy(stranger)]).toEqual([[{ id }], []]);
    await expect(database.write(stranger, (tx) => store.attachIn(tx, stored))).rejects.toThrow('NOT_FOUND');
    await expect(database.write(SYSTEM_ACTOR, (tx) => store.attachIn(tx, stored))).rejects.toThrow('the system itself');
  });
});
