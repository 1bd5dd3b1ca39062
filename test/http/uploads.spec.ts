import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { stream as excel } from 'exceljs';
import { type County, makeCounty } from '@test/county';
import { Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import sharp from 'sharp';

interface Told {
  readonly status: number;
  readonly text: string;
}

/** A workbook of so many rows, each with what stands in the given columns. */
async function workbook(rows: number, cells: (row: number) => Readonly<Record<number, string>>): Promise<Buffer> {
  const out = new PassThrough();
  const bytes = buffer(out);
  const book = new excel.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false });
  const sheet = book.addWorksheet('名单');
  for (let no = 1; no <= rows; no++) {
    const row = sheet.getRow(no);
    for (const [column, text] of Object.entries(cells(no))) row.getCell(Number(column)).value = text;
    row.commit();
  }
  await book.commit();
  return bytes;
}

describe('files from outside', () => {
  let db: TestDatabase;
  let county: County;
  let program: Program;
  let clerk: Session;

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { ROLE: 'api' });
    county = await makeCounty(db);
    program = await started;
    clerk = await program.signIn('office_clerk');
  });
  afterAll(async () => {
    await program?.stop();
    await db?.drop();
  });

  const importing = async (bytes: Buffer, name: string): Promise<Told> => {
    const body = new FormData();
    body.set('unitId', county.village.id);
    body.set('file', new Blob([new Uint8Array(bytes)]), name);
    const answer = await fetch(`${program.url}/imports/enterprises`, { method: 'POST', headers: clerk.headers, body });
    return { status: answer.status, text: await answer.text() };
  };
  const uploading = async (bytes: Buffer, name: string, purpose = 'EVIDENCE'): Promise<Told> => {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes)]), name);
    const answer = await fetch(`${program.url}/files?purpose=${purpose}`, { method: 'POST', headers: clerk.headers, body });
    return { status: answer.status, text: await answer.text() };
  };
  /** How often the server says that it is there until something is over. */
  const answersDuring = async (work: Promise<Told>): Promise<{ readonly told: Told; readonly answers: number }> => {
    const state = { over: false };
    const told = work.finally(() => (state.over = true));
    let answers = 0;
    while (!state.over) if ((await fetch(`${program.url}/healthz`)).ok && !state.over) answers++;
    return { told: await told, answers };
  };

  it.each([
    ['cells in A and XFD', () => workbook(3000, () => ({ 1: '甲', 16_384: 'x' })), 'a.xlsx', 'IMPORT_TOO_MANY_COLUMNS'],
    ['a cell of a million signs', () => workbook(2, () => ({ 1: '甲'.repeat(1_000_000) })), 'b.xlsx', 'IMPORT_CELL_TOO_LONG'],
    [
      'a line of nine million commas',
      () => Promise.resolve(Buffer.from(`名称\n甲${','.repeat(9_000_000)}\n`)),
      'c.csv',
      'IMPORT_TOO_MANY_COLUMNS',
    ],
    [
      'a field of nine million signs',
      () => Promise.resolve(Buffer.from(`名称,代码\n${'甲'.repeat(3_000_000)},1\n`)),
      'd.csv',
      'IMPORT_CELL_TOO_LONG',
    ],
  ])('do not stop the server with %s', async (_, make, name, code) => {
    const { told } = await answersDuring(importing(await make(), name));
    expect([told.status, told.text]).toEqual([400, expect.stringContaining(code)]);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
  });

  it('are read while others are answered', async () => {
    const list = await workbook(20_000, (no) => (no === 1 ? { 1: '企业名称', 2: '地址' } : { 1: `第${no}号商行`, 2: `第${no}号` }));
    const { told, answers } = await answersDuring(importing(list, 'e.xlsx'));
    expect(told.status).toBe(201);
    expect(answers).toBeGreaterThan(5);
  });

  it('lose what the camera wrote, whatever they are for', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#808080' } })
      .withExif({ IFD0: { Make: 'SECRETPHONE' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 18/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('SECRETPHONE')).toBe(true);
    const told = await uploading(photo, '现场.jpg');
    expect(told.status).toBe(201);
    const { id } = JSON.parse(told.text) as { id: string };
    const kept = Buffer.from(await (await fetch(`${program.url}/files/${id}`, { headers: clerk.headers })).arrayBuffer());
    expect(kept.includes('SECRETPHONE')).toBe(false);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
  });

  it('are refused where a picture claims to be larger than any camera makes', async () => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(50_000, 0);
    head.writeUInt32BE(50_000, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const chunk = Buffer.concat([Buffer.from([0, 0, 0, 13]), Buffer.from('IHDR'), head, Buffer.alloc(4)]);
    const bomb = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk]);
    expect(await uploading(bomb, 'big.png')).toMatchObject({ status: 400, text: expect.stringContaining('FILE_PHOTO') });
  });

  /** Over one kept connection, as a proxy has it. */
  const overOne = (agent: Agent, path: string, body: Buffer | null, headers: Readonly<Record<string, string>>): Promise<Told> =>
    new Promise<IncomingMessage>((done, fail) => {
      const options = { method: body ? 'POST' : 'GET', agent, headers: { ...clerk.headers, ...headers } };
      httpRequest(`${program.url}${path}`, options, done)
        .on('error', fail)
        .end(body ?? undefined);
    }).then(async (answer) => ({ status: answer.statusCode ?? 0, text: (await buffer(answer)).toString() }));

  it.each([
    ['cut off in the middle', '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half'],
    ['with a head that is none', '--x\r\nnonsense\r\n\r\nabc\r\n--x--\r\n'],
    ['with nothing in it', ''],
  ])('are told to come again when a form is %s', async (_, form) => {
    for (const path of ['/files?purpose=EVIDENCE', '/imports/enterprises']) {
      const answer = await fetch(`${program.url}${path}`, {
        method: 'POST',
        headers: { ...clerk.headers, 'content-type': 'multipart/form-data; boundary=x' },
        body: form,
      });
      expect([path, answer.status]).toEqual([path, 400]);
    }
    expect(program.output).not.toMatch(/^\s+at /m);
  });

  it('leave the connection good for the next request when they are refused early', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    const form = Buffer.concat([
      Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'),
      Buffer.alloc(3_000_000, 65),
      Buffer.from('\r\n--x--\r\n'),
    ]);
    for (const path of ['/files?purpose=NONE', '/files?purpose=PHOTO', '/files?purpose=EXPORT', '/nowhere']) {
      const refused = await overOne(agent, path, form, { ...type, 'content-length': String(form.length) });
      expect([path, refused.status >= 400 && refused.status < 500]).toEqual([path, true]);
      expect((await overOne(agent, '/healthz', null, {})).status).toBe(200);
    }
    agent.destroy();
  });
});
