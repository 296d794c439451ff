/** The bytes of a bundle that somebody or something changed: each fault is found and said, none gets through. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describe as inWords, messagesIn } from '#i18n/index.ts';
import type { Sha256 } from '#lib/domain/canonical-json.ts';
import { readBundle } from '../../src/routes/(desk)/rounds/[code]/read-bundle.ts';
import { makeSample, type Sample } from './sample-bundle.ts';

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest('hex');

let sample: Sample;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-bundle-'));
  sample = makeSample(folder);
  rmSync(folder, { recursive: true });
});

describe('a bundle', () => {
  it('is recomputed from its own inputs', () => {
    const read = readBundle(Buffer.from(sample.bundle), sha256);
    expect(read.ok && read.value.results).toEqual(sample.results);
  });

  it.each([
    ['cut off', () => sample.bundle.slice(0, 1000), '不是合法的 JSON'],
    ['of another shape', () => '{"version":1}', '缺少“policy”'],
    ['with a score changed', () => sample.bundle.replace('"total":98.5', '"total":99.5'), '“results”不符'],
    [
      'with an unknown policy value',
      () => sample.bundle.replace('"quorum":', '"quorums":'),
      '不认识的键“quorums”'
    ],
    ['not UTF-8', () => Buffer.from([0xff, 0xfe, 0x00]), 'not UTF-8'],
    ['empty', () => '', '不是合法的 JSON']
  ])('that is %s is refused with what is wrong', (_, content, words) => {
    const read = readBundle(Buffer.from(content()), sha256);
    const said = read.ok ? [] : read.problems.map((each) => inWords(messagesIn('zh-CN'), each));
    expect(said.join('\n')).toContain(words);
  });
});
