// Every field that is wrong is named with its own sentence, in both languages, and nothing is stored.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Bad,
  type BadRequests,
  open,
  openBadRequests,
  other,
  record,
  template,
} from '../support/bad-requests.ts';
import { opening } from '../support/one-project.ts';

let bad: BadRequests;
beforeAll(async () => {
  bad = await openBadRequests();
});
afterAll(() => bad.api.close());

const decide = { type: 'decide', result: 'approve' };
const required = ['此栏必填。', 'This field is required.'] as const;
const wrongTime = [
  '时间不对，请写成 2026-05-27 或 2026-05-27T09:00:00+08:00。',
  'Not a time; write 2026-05-27 or 2026-05-27T09:00:00+08:00.',
] as const;
const future = [
  '不能晚于现在，只记已经发生的事。',
  'Cannot be later than now: only what has happened is recorded.',
] as const;
const invisible = [
  '含有看不见的控制字符，请删去。',
  'Contains invisible control characters; remove them.',
] as const;

type Fault = readonly [path: string, zh: string, en: string];
/** Faults with one field or more: status 400, one sentence a field. */
const fields: readonly (readonly [string, Bad, readonly Fault[]])[] = [
  [
    'an empty object',
    open({}),
    ['code', 'name', 'template', 'region', 'owner'].map((path) => [path, ...required] as const),
  ],
  ['a list', open('[]'), [['', '类型不对，应为 object。', 'Wrong type; expected object.']]],
  [
    'a list for a name, half an owner, and a field nobody knows',
    other({ name: ['甲'], owner: { name: '甲' }, colour: 'red' }),
    [
      ['name', '类型不对，应为 string。', 'Wrong type; expected string.'],
      ['owner.creditCode', ...required],
      ['colour', '没有这一栏，请删去。', 'There is no such field; leave it out.'],
    ],
  ],
  [
    'a project code that is too short (W5)',
    other({ code: '2605-330784-04-01-1' }),
    [['code', '项目代码应为 24 位，现在是 19 位。', 'A project code has 24 characters; this has 19.']],
  ],
  [
    'a project code of the thirteenth month',
    other({ code: '2613-330784-04-01-100002' }),
    [['code', '时间码「2613」的月份 13 不存在。', 'Time code “2613” names month 13, which does not exist.']],
  ],
  [
    'a credit code of four characters',
    other({ owner: { name: '甲', creditCode: '9133' } }),
    [
      [
        'owner.creditCode',
        '信用代码应为 18 位，现在是 4 位。',
        'A credit code has 18 characters; this has 4.',
      ],
    ],
  ],
  [
    'a region of five digits',
    other({ region: '33078' }),
    [['region', '「33078」不是六位行政区划代码。', '“33078” is not a six-digit division code.']],
  ],
  [
    'a region the template is not for',
    other({ region: '330200' }),
    [['region', '模板只适用于 330784 范围内的地区。', 'The template applies only within 330784.']],
  ],
  [
    'a template that is not there',
    other({ template: 'nothing' }),
    [['template', '没有这个流程模板。', 'There is no such template.']],
  ],
  [
    'attributes that do not exist',
    other({ attributes: { land_mode: 'rent', shoe: '43' } }),
    [
      [
        'attributes.land_mode',
        '「land_mode」不能是「rent」，可选：transfer、allocation、existing。',
        '“land_mode” cannot be “rent”; allowed: transfer, allocation, existing.',
      ],
      ['attributes.shoe', '没有「shoe」这项情况。', 'There is no attribute “shoe”.'],
    ],
  ],
  ['a NUL in a name', other({ name: 'a\u0000b' }), [['name', ...invisible]]],
  ['half a character in a name', other({ name: '厂\ud800房' }), [['name', ...invisible]]],
  ['30 February', record('YD02', { ...decide, occurredAt: '2026-02-30' }), [['occurredAt', ...wrongTime]]],
  [
    '25 o’clock',
    record('YD02', { ...decide, occurredAt: '2026-05-26T25:00:00+08:00' }),
    [['occurredAt', ...wrongTime]],
  ],
  [
    'an instant without its offset',
    record('YD02', { ...decide, occurredAt: '2026-05-26T10:00:00' }),
    [['occurredAt', ...wrongTime]],
  ],
  ['tomorrow', record('YD02', { ...decide, occurredAt: '2026-05-28' }), [['occurredAt', ...future]]],
  [
    'a second from now',
    record('YD02', { ...decide, occurredAt: '2026-05-27T09:00:01+08:00' }),
    [['occurredAt', ...future]],
  ],
  [
    'a result nobody knows',
    record('YD02', { type: 'decide', result: 'maybe' }),
    [
      [
        'result',
        '不在可选范围，可选：approve、approve_by_commitment、approve_tolerant、refuse。',
        'Not one of the choices: approve, approve_by_commitment, approve_tolerant, refuse.',
      ],
    ],
  ],
  [
    'an extension by no days, by nobody, for no reason',
    record('YD02', { type: 'extend', days: 0, approver: ' ' }),
    [
      ['days', '太小，最少 1。', 'Too small; at least 1.'],
      ['approver', ...required],
      ['reason', ...required],
    ],
  ],
  [
    'a template that is not closed',
    template('id: [1', { 'Content-Type': 'application/yaml' }),
    [
      [
        'body:1:7',
        '第 1 行：文件读不出来：Flow sequence in block collection must be sufficiently indented and end with a ]。',
        'Line 1: The file cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ].',
      ],
    ],
  ],
  [
    'a version without quotes',
    record('YD02', { type: 'resume' }, { 'If-Match': '2' }),
    [['If-Match', 'If-Match 须为版本号，如 "3"，或 *。', 'If-Match must be a version such as "3", or *.']],
  ],
  [
    'a key with a space',
    open(opening, { 'Idempotency-Key': 'a b' }),
    [
      [
        'Idempotency-Key',
        'Idempotency-Key 须为 1 到 200 个可见的英文字符。',
        'Idempotency-Key must be 1 to 200 visible ASCII characters.',
      ],
    ],
  ],
];

const told = (faults: readonly { path: string; message: string }[]) =>
  faults.map(({ path, message }) => [path, message]);

describe('a field', () => {
  it.each(fields)('%s', async (_, request, faults) => {
    const { zh, en } = await bad.ask(request);
    expect([zh.status, zh.code, zh.title]).toEqual([400, 'invalid_input', '填写的内容有误']);
    expect(told(zh.errors)).toEqual(faults.map(([path, sentence]) => [path, sentence]));
    expect(told(en.errors)).toEqual(faults.map(([path, , sentence]) => [path, sentence]));
  });
});
