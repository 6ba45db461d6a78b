import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';
import { run } from './terminal.js';

const CONFIG = `version: 1
templates:
  brief: {}
  change: {}
  bug: { match: { labels: [bug], kind: issue }, sections: { from: .github/ISSUE_TEMPLATE/own.yml } }
`;
const OWN = 'name: Ours\ndescription: x\nbody: [{ type: input, attributes: { label: What } }]\n';

const BRIEF = '.github/ISSUE_TEMPLATE/brief.yml';
const PULL = '.github/pull_request_template.md';

const root = mkdtempSync(join(tmpdir(), 'async-conventions-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder: string;
let count = 0;

beforeEach(() => {
  count += 1;
  folder = join(root, String(count));
  put('.github/async.yml', CONFIG);
  put('.github/ISSUE_TEMPLATE/own.yml', OWN);
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function textOf(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

const forms = (...args: readonly string[]) => run(['forms', ...args], '', {}, folder);

describe('forms', () => {
  it('says what it would write, and writes nothing', async () => {
    const { out, code } = await forms();
    expect(out).toBe(`${BRIEF}: to be written\n${PULL}: to be written\n`);
    expect(code).toBe(0);
    expect((await forms()).out).toBe(out);
  });

  it('are in the language of the configuration', async () => {
    put('.github/async.yml', `${CONFIG}comment: { locale: de }\n`);
    await forms('--write');
    expect(textOf(BRIEF)).toContain('name: Aufgabe\n');
    expect(textOf(PULL)).toMatch(/^<!-- Geschrieben von `async-conventions forms --write`/);
    expect((await forms('--check')).code).toBe(0);
  });

  it('--write writes them, then finds them as they are', async () => {
    const first = await forms('--write');
    expect(first.out).toBe(
      `${BRIEF}: written\n${PULL}: written\nGitHub leaves out labels that do not exist yet. Used here: task.\n`,
    );
    expect(first.code).toBe(0);
    expect(textOf(PULL)).toContain('## Why\n');
    expect(textOf('.github/ISSUE_TEMPLATE/own.yml')).toBe(OWN);
    expect((await forms('--write')).out).toContain(`${BRIEF}: as it is\n${PULL}: as it is\n`);
    expect(await forms('--check')).toMatchObject({
      code: 0,
      out: `${BRIEF}: as it should be\n${PULL}: as it should be\n`,
    });
  });

  it('--check names what is missing, differs, is not ours, or is of no template any more', async () => {
    await forms('--write');
    put('.github/async.yml', CONFIG.replace('brief: {}', 'status: {}\n  decision: {}'));
    put(PULL, textOf(PULL).replace('## Why', '## Reasons'));
    put('.github/ISSUE_TEMPLATE/status.yml', OWN);
    const { out, code } = await forms('--check');
    expect(out.split('\n')).toEqual([
      '.github/ISSUE_TEMPLATE/status.yml: not written from the configuration',
      '.github/ISSUE_TEMPLATE/decision.yml: missing',
      `${PULL}: differs from the configuration`,
      `${BRIEF}: of no template any more`,
      '',
    ]);
    expect(code).toBe(1);
  });

  it('--write leaves what somebody else wrote, unless it is forced', async () => {
    put(BRIEF, OWN);
    const refused = await forms('--write');
    expect(refused.out).toContain(`${BRIEF}: not ours; --force replaces it\n${PULL}: written\n`);
    expect(refused.code).toBe(1);
    expect(textOf(BRIEF)).toBe(OWN);
    expect((await forms('--write', '--force')).code).toBe(0);
    expect(textOf(BRIEF)).toContain('label: Goal');
  });

  it('--write deletes nothing', async () => {
    await forms('--write');
    put('.github/async.yml', CONFIG.replace('brief: {}', 'status: {}'));
    expect((await forms('--write')).out).toContain(`${BRIEF}: of no template any more; may be deleted\n`);
    expect(textOf(BRIEF)).toContain('label: Goal');
  });

  it('takes line ends and the style of quotes for no difference, and one letter for one', async () => {
    await forms('--write');
    put(PULL, textOf(PULL).replaceAll('\n', '\r\n'));
    put(BRIEF, textOf(BRIEF).replaceAll("'", '"'));
    expect((await forms('--check')).code).toBe(0);
    put(BRIEF, textOf(BRIEF).replace('Goal', 'Goals'));
    expect((await forms('--check')).code).toBe(1);
  });

  it('finds a template whose name is written in another case', async () => {
    await forms('--write');
    put('.github/PULL_REQUEST_TEMPLATE.md', textOf(PULL));
    rmSync(join(folder, PULL));
    expect((await forms('--check')).out).toContain('.github/PULL_REQUEST_TEMPLATE.md: as it should be\n');
  });

  it('reads the configuration that is named', async () => {
    put('other.yml', 'version: 1\ntemplates: { change: {} }\n');
    expect((await forms('--config', 'other.yml')).out).toBe(`${PULL}: to be written\n`);
  });

  it('says so where no template has a form', async () => {
    put('.github/async.yml', 'version: 1\ntemplates: { message: {} }\n');
    expect((await forms('--check')).out).toBe('No template of this configuration has a form.\n');
  });

  it.each([
    [['--write', '--check'], 'forms takes --write or --check, not both\n'],
    [['--check', '--force'], '--force goes with --write\n'],
    [['--config', 'gone.yml'], 'gone.yml is not there\n'],
  ])('%s is answered with what is wrong', async (args, err) => {
    expect(await forms(...args)).toEqual({ code: 2, out: '', err });
  });

  it('needs a configuration', async () => {
    rmSync(join(folder, '.github/async.yml'));
    const { err, code } = await forms();
    expect(err).toBe('.github/async.yml is not there; `async-conventions init` proposes one\n');
    expect(code).toBe(2);
  });

  it('names the problems of a configuration that has any', async () => {
    rmSync(join(folder, '.github/ISSUE_TEMPLATE/own.yml'));
    const { err, code } = await forms('--write');
    expect(err).toContain('.github/async.yml:5:67: `templates.bug.sections.from`');
    expect(code).toBe(2);
  });
});

test('what init proposes for written forms can be checked against them', async () => {
  await forms('--write');
  await run(['init', '--force'], '', {}, folder);
  const body =
    '### Goal\n\nx\n\n### Requirements\n\n- x\n\n### Timeline\n\n_No response_\n\n### Success criteria\n\n- x\n';
  const { out, code } = await run(['check', '-', '--label', 'task'], body, {}, folder);
  expect(out).toContain('"Timeline" holds only a placeholder.');
  expect(code).toBe(1);
});

test('the forms of this repository are those of its configuration', async () => {
  const { out, code } = await run(['forms', '--check'], '', {}, fileURLToPath(new URL('../../../', import.meta.url)));
  expect(out.split('\n').filter((line) => line !== '' && !line.endsWith(': as it should be'))).toEqual([]);
  expect(code).toBe(0);
});
