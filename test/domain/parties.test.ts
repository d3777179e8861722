// The departments file, and what is wrong with a bad one.
import { describe, expect, it } from 'vitest';
import { checkParties } from '../../src/domain/parties.ts';
import { changed, readYaml } from '../support/template-files.ts';

const file = readYaml('departments.yaml');

describe('the departments file', () => {
  it('names every party in full and short', () => {
    const checked = checkParties(file);
    const parties = checked.ok ? checked.value : new Map();
    expect(parties.size).toBe(40);
    const names = (code: string) => [parties.get(code)?.zh, parties.get(code)?.short, parties.get(code)?.en];
    expect(names('NRP')).toEqual(['自然资源和规划局', '资规局', 'Natural Resources and Planning Bureau']);
    expect(names('ASC')).toEqual([
      '政务服务管理办公室（行政服务中心）',
      '政务办',
      'Government Service Office',
    ]);
    expect(names('OWN')).toEqual(['项目单位（业主）', '业主', 'Project Owner']);
  });

  it.each([
    ['a party without a short name', 'departments[0].short', undefined, 'missing_field', {}],
    [
      'an unknown field',
      'departments[0].phone',
      '0579',
      'unknown_field',
      {
        field: 'phone',
        allowed: ['code', 'zh', 'en', 'en_id', 'short', 'word', 'type', 'roles', 'aliases', 'note'],
      },
    ],
    [
      'a code given twice',
      'departments[1].code',
      'ASC',
      'duplicate_code',
      { code: 'ASC', first: 'departments[0]' },
    ],
    [
      'a word for numbers that another office has',
      'departments[1].word',
      '政务',
      'duplicate_word',
      { code: 'DRC', first: 'ASC', word: '政务' },
    ],
    ['a number for a name', 'departments[2].zh', 3, 'wrong_type', { expected: 'text', found: 'number' }],
  ])('%s is told with its place', (_what, path, value, code, facts) => {
    expect(checkParties(changed(file, path, value))).toEqual({ ok: false, issues: [{ path, code, facts }] });
  });
});
