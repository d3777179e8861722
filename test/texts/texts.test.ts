// The two language tables say the same things with the same facts, and the Chinese one is punctuated as Chinese.
import { describe, expect, it } from 'vitest';
import { caseStatuses } from '../../src/domain/case-events.ts';
import { clockKinds } from '../../src/domain/clock-kinds.ts';
import { deskReasons } from '../../src/domain/desk-reasons.ts';
import { articleText, errorText } from '../../src/texts/errors.ts';
import { articleTables, errorTables, known, t, tables, textParts } from '../../src/texts/index.ts';

const pairs = [
  ['pages', tables['zh-CN'], tables.en],
  ['errors', errorTables['zh-CN'], errorTables.en],
  ['articles', articleTables['zh-CN'], articleTables.en],
] as const;

const placesOf = (text: string): readonly string[] =>
  [
    ...new Set(
      [...text.matchAll(/\{(\w+)[^}]*\}/g)].map((match) =>
        (match[1] ?? '').replace(/^(zh|en)$/, 'name').replace(/^before(Zh|En)$/, 'before'),
      ),
    ),
  ].sort();

describe.each(pairs)(
  'the tables of %s',
  (_name, zh: Readonly<Record<string, string>>, en: Readonly<Record<string, string>>) => {
    it('have the same keys', () => {
      expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    });

    it('ask for the same facts', () => {
      const asked = (table: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(table).map(([key, text]) => [key, placesOf(text)]));
      expect(differing(asked(zh), asked(en))).toEqual([]);
    });

    it('leave nothing empty', () => {
      expect([...Object.entries(zh), ...Object.entries(en)].filter(([, text]) => text.trim() === '')).toEqual(
        [],
      );
    });

    it('use full-width punctuation between Han characters', () => {
      const half = /\p{Script=Han}\s*[,:;?!()]|[,:;?!()]\s*\p{Script=Han}/u;
      expect(Object.entries(zh).filter(([, text]) => half.test(text))).toEqual([]);
    });

    it('keep Han characters out of the English', () => {
      const allowed = ['shell.otherLanguage'];
      const han = Object.entries(en).filter(
        ([key, text]) => /\p{Script=Han}/u.test(text) && !allowed.includes(key),
      );
      expect(han).toEqual([]);
    });
  },
);

function differing(
  a: Record<string, readonly string[]>,
  b: Record<string, readonly string[]>,
): readonly string[] {
  return Object.keys(a).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
}

describe('a text', () => {
  it('takes its facts', () => {
    expect(t('zh-CN', 'time.left.working', { n: 3 })).toBe('剩 3 个工作日');
    expect(t('en', 'time.left.working', { n: 3 })).toBe('3 working days left');
    expect(t('en', 'time.left.working', { n: 1 })).toBe('1 working day left');
  });

  it('shows a place for which there is no fact', () => {
    expect(t('zh-CN', 'time.left.working', {})).toBe('剩 {n} 个工作日');
  });

  it('gives its parts to a page that puts elements between them', () => {
    expect(textParts('zh-CN', 'answer.shouldEnd')).toEqual(['应于 ', 'date', ' 办结']);
  });

  it('is not made up for a key that the tables do not have', () => {
    expect(known('zh-CN', 'party.NOBODY')).toBeNull();
    expect(known('zh-CN', 'toString')).toBeNull();
  });
});

describe('every code that pages meet has a word', () => {
  it.each([
    ['status', caseStatuses],
    ['clock', clockKinds],
    ['home.next', deskReasons],
  ] as const)('%s', (prefix, codes: readonly string[]) => {
    expect(codes.filter((code) => known('zh-CN', `${prefix}.${code}`) === null)).toEqual([]);
  });
});

describe('the sentence for an error', () => {
  it('says what was wrong and what would be accepted', () => {
    expect(errorText('zh-CN', 'project_code_length', { length: 17, expected: 24 })).toBe(
      '项目代码应为 24 位，现在是 17 位。',
    );
    expect(errorText('en', 'project_code_length', { length: 17, expected: 24 })).toBe(
      'A project code has 24 characters; this has 17.',
    );
  });

  it('puts codes among the facts into words', () => {
    expect(errorText('zh-CN', 'wrong_state', { status: 'paused', type: 'decide', item: 'GH02' })).toBe(
      '目前是「暂停」，不能记录「办结」。',
    );
    expect(errorText('zh-CN', 'blocked_by_predecessor', { items: ['立项', '用地'] })).toBe(
      '前置事项还没有办结：立项、用地。',
    );
  });

  it('still shows a code that nobody wrote a sentence for', () => {
    expect(errorText('zh-CN', 'never_heard_of')).toBe('没有办成（代码 never_heard_of）。');
    expect(errorText('en', 'constructor')).toBe('Refused (code constructor).');
  });

  it('does not take facts for places', () => {
    expect(errorText('zh-CN', 'not_a_date', { found: '{code}' })).toBe(
      '「{code}」不是日期，请写成 2026-05-27。',
    );
  });
});

describe('an article', () => {
  it('has its name in both languages', () => {
    expect(articleText('zh-CN', 'licence_82')).toBe('行政许可法第八十二条');
    expect(articleText('en', 'licence_82')).toBe('Licensing Law 82');
    expect(articleText('zh-CN', 'another')).toBe('another');
  });
});
