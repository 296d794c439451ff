/** Files that are not what they say, sheets that are not one's own, and what an attachment can do in a browser: nothing. */
import { readdirSync } from 'node:fs';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { answersFor, rubricOf } from './support/sheet-answers.ts';
import { attachments, saveAnswers } from './support/sheet-server.ts';
import { photograph } from './support/jpeg.ts';
import { memoryOf, sessionOf, upload, uploadZeros } from './support/upload.ts';
import { expect, signIn, test, type Workbench } from './support/test.ts';

const MB = 1024 * 1024;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const HTML = '<!doctype html><script>globalThis.taken = true;</script>';
const SCRIPT = '/*\n*/ globalThis.taken = true; //';
/** The least that is a JPEG by its start and its end. */
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const PNG_1PX =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

const own = (workbench: Workbench): string => workbench.sheets.expert.S01!;

const DISGUISES = [
  ['a drawing with a script', 'a.svg', Buffer.from(SVG)],
  ['a drawing called .jpg', 'a.jpg', Buffer.from(SVG)],
  ['a page called .jpg', 'a.jpg', Buffer.from(HTML)],
  [
    'a GIF with an archive behind it',
    'a.gif',
    Buffer.concat([Buffer.from('GIF89a'), Buffer.from('PK\x03\x04')])
  ],
  ['an archive called .pdf', 'a.pdf', Buffer.from('PK\x03\x04')],
  ['a page with a JPEG behind it', 'a.jpg', Buffer.concat([Buffer.from(HTML), JPEG])],
  ['a PDF that begins with a page', 'a.pdf', Buffer.from(`${HTML}%PDF-1.4`)],
  ['a program', 'a.jpg', Buffer.from('\x7fELF')],
  ['nothing', 'a.jpg', Buffer.alloc(0)]
] as const;

test('what is neither picture nor PDF is refused in words, whatever it is called, and nothing of it is kept', async ({
  workbench
}) => {
  const sheet = own(workbench);
  const cookie = await sessionOf(workbench, 'expert');
  for (const [what, name, bytes] of DISGUISES) {
    const headers = { 'content-type': 'image/jpeg' };
    const { status, problems } = await upload(workbench, cookie, { sheet, bytes, name, headers });
    expect([status, ...problems.map(({ code }) => code)], what).toEqual([422, 'attachment-bad']);
    expect(problems[0]!.text, what).toMatch(/[\u4e00-\u9fff]/u);
  }
  expect(await attachments(workbench, sheet)).toEqual([]);
});

test('a photograph with a page and a program in it is a picture, whatever a browser is told to make of it', async ({
  page,
  workbench
}) => {
  await signIn(page, 'expert');
  const picture = await photograph(page, 64, 48);
  const bytes = Buffer.concat([picture, Buffer.from(`${HTML}\n${SCRIPT}\nPK\x03\x04`)]);
  const cookie = await sessionOf(workbench, 'expert');
  const { status, id } = await upload(workbench, cookie, { sheet: own(workbench), bytes, name: 'a.html' });
  expect(status).toBe(200);
  const address = `${workbench.origin}/api/evidence/${id}`;
  const answer = await fetch(address, { headers: { cookie } });
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/u);
  expect(answer.headers.get('cache-control')).toMatch(/\bprivate\b/u);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  const asScript = await page.evaluate(
    (source) =>
      new Promise<string>((done) => {
        const script = document.createElement('script');
        script.onload = () => done('ran');
        script.onerror = () => done('refused');
        script.src = source;
        document.head.append(script);
      }),
    address
  );
  expect(asScript).toBe('refused');
  const download = page.waitForEvent('download');
  await page.goto(address).catch(() => undefined); // a download is no page to go to
  expect((await download).suggestedFilename()).toBe('a.html.jpg');
  expect(await page.evaluate(() => 'taken' in globalThis)).toBe(false);
});

test('a name with a path, a line break or a quote stays a name', async ({ workbench }) => {
  const sheet = own(workbench);
  const cookie = await sessionOf(workbench, 'expert');
  const names = [
    ['../../../../x.jpg', 'x.jpg'],
    ['C:\\Windows\\x.jpg', 'x.jpg'],
    ['/etc/passwd', 'passwd'],
    ['a"\r\nset-cookie: session=1; x=".jpg', 'a"set-cookie: session=1; x=".jpg'],
    ['证书‮gpj.exe', '证书gpj.exe']
  ] as const;
  for (const [name, kept] of names) {
    const { status, id } = await upload(workbench, cookie, { sheet, bytes: JPEG, name });
    expect(status, name).toBe(200);
    const file = (await attachments(workbench, sheet)).find((each) => each.id === id);
    expect(file?.fileName).toBe(kept);
    const answer = await fetch(`${workbench.origin}/api/evidence/${id}`, { headers: { cookie } });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-disposition')).not.toMatch(/[\r\n"\\/]/u);
  }
  for (const name of ['..', '/', '\\', '  ', '\u200b']) {
    const { status, problems } = await upload(workbench, cookie, { sheet, bytes: JPEG, name });
    expect([status, ...problems.map(({ code }) => code)], JSON.stringify(name)).toEqual([422, 'empty-text']);
  }
  const files = readdirSync(workbench.folder, { recursive: true }).map(String);
  expect(files.filter((each) => /passwd|x\.jpg|Windows/u.test(each))).toEqual([]);
});

test('a file for a row that there is not, another edition, a sealed sheet', async ({ workbench }) => {
  const sheet = own(workbench);
  const cookie = await sessionOf(workbench, 'expert');
  const refused = async (given: object): Promise<[number, string | undefined]> => {
    const { status, problems } = await upload(workbench, cookie, { sheet, bytes: JPEG, ...given });
    return [status, problems[0]?.code];
  };
  expect(await refused({ criterion: 'no-such-row' })).toEqual([422, 'unknown-criterion']);
  expect(await refused({ criterion: '__proto__' })).toEqual([422, 'unknown-criterion']);
  expect((await refused({ edition: 7 }))[0]).toBe(422);
  expect(await refused({ sheet: 'no-such-sheet' })).toEqual([404, 'not-found']);

  await saveAnswers(workbench, sheet, answersFor(rubricOf('urumqi-2023'), 1));
  await workbench.inStore((system) => {
    const signature = { png: PNG_1PX, strokes: [[{ x: 1, y: 1 }]] };
    return submitSheet(system, workbench.actors.expert, { sheet, edition: 1, signature }, { key: 'seal' });
  });
  expect(await refused({})).toEqual([422, 'sheet-sealed']);
  expect(await attachments(workbench, sheet)).toEqual([]);
});

test('another expert, another role, nobody: neither puts a file on a sheet nor reads or takes one away', async ({
  workbench
}) => {
  const sheet = own(workbench);
  const cookie = await sessionOf(workbench, 'expert');
  const { id } = await upload(workbench, cookie, { sheet, bytes: JPEG });
  const address = `${workbench.origin}/api/evidence/${id}`;
  for (const who of ['otherExpert', 'manager', 'staff', 'official', 'administrator', null] as const) {
    const theirs = who === null ? '' : await sessionOf(workbench, who);
    const expected = who === null ? [401] : [403, 404];
    const headers = { ...(theirs && { cookie: theirs }), origin: workbench.origin, 'idempotency-key': 'k' };
    const name = who ?? 'nobody';
    expect(expected, name).toContain((await upload(workbench, theirs, { sheet, bytes: JPEG })).status);
    const read = await fetch(address, { headers });
    // In scoring a manager sees no expert's evidence: that is a matter of time, and refused as such.
    expect([...expected, 422], name).toContain(read.status);
    expect(read.headers.get('content-type'), name).toBe('application/json');
    expect(expected, name).toContain((await fetch(address, { method: 'DELETE', headers })).status);
  }
  expect((await attachments(workbench, sheet)).map((file) => file.id)).toEqual([id]);
});

test('one person’s device does not send under another’s session', async ({ workbench }) => {
  const sheet = own(workbench);
  const { status, problems } = await upload(workbench, await sessionOf(workbench, 'expert'), {
    sheet,
    bytes: JPEG,
    headers: { 'x-jiangping-user': workbench.actors.otherExpert.user }
  });
  expect([status, problems[0]?.code]).toEqual([401, 'other-account']);
});

test('a session that has ended reads nothing any more', async ({ workbench }) => {
  const cookie = await sessionOf(workbench, 'expert');
  const { id } = await upload(workbench, cookie, { sheet: own(workbench), bytes: JPEG });
  await workbench.inStore(({ store }) =>
    store.tx(({ orm, t }) => orm.update(t.session).set({ endsAt: Date.now() - 1000 }))
  );
  const answer = await fetch(`${workbench.origin}/api/evidence/${id}`, { headers: { cookie } });
  expect(answer.status).toBe(401);
});

test('sent from a foreign page it is not taken', async ({ workbench }) => {
  const said = await fetch(
    `${workbench.origin}/api/evidence?sheet=${own(workbench)}&edition=1&criterion=awards&name=a`,
    {
      method: 'POST',
      headers: {
        cookie: await sessionOf(workbench, 'expert'),
        origin: 'https://elsewhere.example',
        'content-type': 'text/plain',
        'idempotency-key': 'k'
      },
      body: JPEG
    }
  );
  expect(said.status).toBe(403);
  expect(await attachments(workbench, own(workbench))).toEqual([]);
});

for (const isChunked of [false, true]) {
  test(`200 MB ${isChunked ? 'without a length' : 'with its length'} are refused early, in words, and cost no memory`, async ({
    workbench
  }) => {
    const cookie = await sessionOf(workbench, 'expert');
    await upload(workbench, cookie, { sheet: own(workbench), bytes: JPEG });
    const before = memoryOf(workbench);
    const { status, text, sent } = await uploadZeros(workbench, cookie, {
      sheet: own(workbench),
      size: 200 * MB,
      isChunked
    });
    expect(status).toBe(413);
    const { problems } = JSON.parse(text) as { problems: { code: string; text: string }[] };
    expect(problems.map(({ code }) => code)).toEqual(['attachment-bad']);
    expect(problems[0]!.text).toMatch(/15\s*MB/u);
    expect(sent).toBeLessThan(64 * MB);
    expect(memoryOf(workbench) - before).toBeLessThan(80 * MB);
    expect((await fetch(`${workbench.origin}/healthz`)).status).toBe(200);
    expect((await attachments(workbench, own(workbench))).length).toBe(1);
  });
}

test('a file just above the limit is refused, one just below is taken', async ({ workbench }) => {
  const cookie = await sessionOf(workbench, 'expert');
  const sheet = own(workbench);
  const sized = (size: number): Buffer => Buffer.concat([JPEG, Buffer.alloc(size - JPEG.length)]);
  expect((await upload(workbench, cookie, { sheet, bytes: sized(15 * MB) })).status).toBe(200);
  const over = await upload(workbench, cookie, { sheet, bytes: sized(15 * MB + 1) });
  expect([over.status, over.problems[0]?.code]).toEqual([413, 'attachment-bad']);
});
