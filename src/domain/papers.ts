// The papers that an approval gives (文书): which kinds there are, their word in the number, who issues them and what they
// tell of. Numbers have no gaps per office, word and year: 永资规受〔2026〕12号.
import type { CaseFact } from './case-events.ts';
import { regionName } from './regions.ts';

export const paperKindCodes = [
  'receipt',
  'acceptance',
  'tolerant',
  'one_time_notice',
  'not_accepted',
  'refusal',
  'special_procedure',
  'resumption',
  'extension',
  'tolerant_promise',
  'commitment',
  'supplement_receipt',
  'lateness',
  'decision',
  'delivery',
  'verification',
  'rectification',
  'acceptance_revocation',
  'withdrawal',
  'termination',
  'licence_revocation',
  'licence_recall',
  'licence_cancellation',
] as const;
export type PaperKindCode = (typeof paperKindCodes)[number];

/** `intake`: by the window when it received the case, else by the department; `department`: by the one that leads the case. */
export type PaperOffice = 'intake' | 'department';
/** Who may ask for it: whoever takes applications in, or only the department that decides. */
export type PaperIssuer = 'intake' | 'department';

export interface PaperKind {
  readonly code: PaperKindCode;
  readonly zh: string;
  readonly en: string;
  /** Stands in the number between the office and the year. */
  readonly word: string;
  readonly office: PaperOffice;
  readonly issuer: PaperIssuer;
  /** Events of the case that it may tell of; the latest of them unless one is named. Empty: it tells of none. */
  readonly tells: readonly CaseFact['type'][];
  /** Whether it cannot be made out before such an event. */
  readonly needsEvent: boolean;
  /** Whether the law asks for the rights of review (复议、诉讼) to be told. */
  readonly review: boolean;
}

const atIntake: readonly PaperKindCode[] = [
  'receipt',
  'acceptance',
  'tolerant',
  'one_time_notice',
  'not_accepted',
  'refusal',
  'tolerant_promise',
  'commitment',
  'supplement_receipt',
  'delivery',
  'withdrawal',
];

const kind = (
  code: PaperKindCode,
  zh: string,
  en: string,
  word: string,
  tells: readonly CaseFact['type'][],
  rest: Partial<Pick<PaperKind, 'office' | 'issuer' | 'needsEvent' | 'review'>> = {},
): PaperKind => ({
  code,
  zh,
  en,
  word,
  tells,
  office: 'department',
  issuer: atIntake.includes(code) ? 'intake' : 'department',
  needsEvent: true,
  review: false,
  ...rest,
});

const list: readonly PaperKind[] = [
  kind('receipt', '收件回执', 'Receipt', '收', ['receive', 'hand_over'], { office: 'intake' }),
  kind('acceptance', '受理通知书', 'Notice of acceptance', '受', ['accept', 'deemed_accept', 'hand_over']),
  kind('tolerant', '容缺受理通知书', 'Notice of tolerant acceptance', '容', ['accept']),
  kind('one_time_notice', '一次性告知书', 'One-time notice of what is missing', '补告', [
    'correction_notice',
  ]),
  kind('not_accepted', '不受理告知书', 'Notice that no licence is needed', '不受', ['not_accept']),
  kind('refusal', '不予受理决定书', 'Decision not to accept', '不予受', ['refuse_acceptance'], {
    review: true,
  }),
  kind('special_procedure', '特别程序告知书', 'Notice of a special procedure', '特', ['pause']),
  kind('resumption', '恢复计时告知书', 'Notice that the limit runs again', '恢', ['resume']),
  kind('extension', '延长期限告知书', 'Notice of extension', '延', ['extend']),
  kind('tolerant_promise', '容缺承诺书', 'Promise of the missing material', '容诺', ['accept', 'decide'], {
    office: 'intake',
    needsEvent: false,
  }),
  kind('commitment', '告知承诺书', 'Notice and commitment', '诺', ['decide', 'accept', 'receive'], {
    needsEvent: false,
  }),
  kind('supplement_receipt', '补交材料接收单', 'Receipt for material', '补收', ['supplement', 'resubmit'], {
    office: 'intake',
  }),
  kind('lateness', '超期说明', 'Explanation of lateness', '超', [], { needsEvent: false }),
  kind('decision', '行政许可决定书', 'Decision', '许', ['decide'], { review: true }),
  kind('delivery', '送达回证', 'Proof of delivery', '达', ['deliver'], { office: 'intake' }),
  kind('verification', '承诺核查结论告知书', 'Outcome of verification', '核', ['verify']),
  kind('rectification', '责令限期整改通知书', 'Order to rectify', '改', ['verify'], { review: true }),
  kind('acceptance_revocation', '撤销受理决定书', 'Decision to revoke acceptance', '撤受', ['revoke'], {
    review: true,
  }),
  kind('withdrawal', '撤回申请告知书', 'Notice of withdrawal', '撤', ['withdraw']),
  kind('termination', '终止办理决定书', 'Decision to terminate', '终', ['terminate'], { review: true }),
  kind('licence_revocation', '撤销行政许可决定书', 'Decision to revoke the licence', '撤许', ['revoke'], {
    review: true,
  }),
  kind('licence_recall', '撤回行政许可决定书', 'Decision to recall the licence', '回许', ['revoke'], {
    review: true,
  }),
  kind('licence_cancellation', '注销行政许可决定书', 'Decision to cancel the licence', '注', ['revoke'], {
    review: true,
  }),
];

/** Every kind, in the order in which a case meets them. */
export const paperKinds: ReadonlyMap<PaperKindCode, PaperKind> = new Map(
  list.map((entry) => [entry.code, entry]),
);

export const isPaperKind = (code: string): code is PaperKindCode =>
  (paperKindCodes as readonly string[]).includes(code);

export function paperKind(code: PaperKindCode): PaperKind {
  const found = paperKinds.get(code);
  if (found === undefined) throw new Error(`no paper kind ${code}`);
  return found;
}

/** The paper that an event should have; null where none is customary. */
export function paperFor(fact: CaseFact): PaperKindCode | null {
  switch (fact.type) {
    case 'receive':
      return 'receipt';
    case 'hand_over':
    case 'deemed_accept':
      return 'acceptance';
    case 'accept':
      return (fact.missing ?? []).length > 0 ? 'tolerant' : 'acceptance';
    case 'correction_notice':
      return 'one_time_notice';
    case 'resubmit':
    case 'supplement':
      return 'supplement_receipt';
    case 'not_accept':
      return 'not_accepted';
    case 'refuse_acceptance':
      return 'refusal';
    case 'pause':
      return 'special_procedure';
    case 'resume':
      return 'resumption';
    case 'extend':
      return 'extension';
    case 'decide':
      return 'decision';
    case 'deliver':
      return 'delivery';
    case 'verify':
      return fact.result === 'fail' && fact.rectifyBy !== undefined ? 'rectification' : 'verification';
    case 'withdraw':
      return 'withdrawal';
    case 'terminate':
      return 'termination';
    case 'revoke':
      return revocations[fact.what];
    default:
      return null;
  }
}

const revocations = {
  acceptance_revoked: 'acceptance_revocation',
  licence_revoked: 'licence_revocation',
  licence_recalled: 'licence_recall',
  licence_cancelled: 'licence_cancellation',
} as const;

/** Whether a paper of that kind may tell of that event: a rectification tells of a failed check, not of a passed one. */
export function tellsOf(code: PaperKindCode, fact: CaseFact): boolean {
  if (!paperKind(code).tells.includes(fact.type)) return false;
  if (fact.type === 'revoke') return revocations[fact.what] === code;
  if (code === 'rectification') return fact.type === 'verify' && fact.result === 'fail';
  if (code === 'tolerant') return fact.type === 'accept' && (fact.missing ?? []).length > 0;
  return true;
}

/** Places that write another word than the first character of their name, because a neighbour has it. */
const placeWords: Readonly<Record<string, string>> = {
  '330324': '永嘉',
  '330424': '盐',
};

/** 永 for 永康市: the first character of the name, unless the place has a word of its own. */
export const placeWord = (region: string): string =>
  placeWords[region] ?? Array.from(regionName(region, 'zh'))[0] ?? region;

/** 永资规受〔2026〕12号. */
export const paperNumber = (
  place: string,
  department: string,
  word: string,
  year: number,
  serial: number,
): string => `${place}${department}${word}〔${year}〕${serial}号`;
