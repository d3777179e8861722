// The papers of an intake, numbered in the transaction that takes the file in: receipt with the owner's link, answer, and for
// gaps the promise that the applicant signs at the counter.
import type { Handler } from '../domain/case-events.ts';
import type { NoticeItem } from '../domain/correction-notice.ts';
import { type Day, isoDay } from '../domain/day.ts';
import type { IntakeOutcome, IntakeStep } from '../domain/intake.ts';
import { paperDate } from '../domain/paper-content.ts';
import type { PaperKindCode } from '../domain/papers.ts';
import type { LapsedSupplementKind } from '../domain/supplement-lapse.ts';
import type { Tx } from '../store/db.ts';
import { type ServiceContext, today } from './context.ts';
import { type IssuedPaper, issuePapersWithin, type PaperRequest } from './issue-paper.ts';
import { offerPromiseWithin } from './offer-promise.ts';
import { ensureOwnerLinkWithin } from './owner-links.ts';
import { signPromiseWithin } from './sign-promise.ts';

/** What the papers say besides what the record knows. */
export interface IntakePapers {
  readonly step: IntakeStep;
  readonly outcome: IntakeOutcome;
  readonly handedIn: readonly { readonly name: string; readonly form: string }[];
  readonly missing: readonly {
    readonly material: string;
    readonly name: string;
    readonly promisedBy: Day | null;
  }[];
  readonly defects: readonly (NoticeItem & { readonly name: string })[];
  readonly handler: Handler | null;
  /** The day as which the receipt counts, where the policy of the place moves it. */
  readonly countsAs: Day | null;
  readonly correctBy: Day | null;
  readonly again: string | null;
  readonly reason: string | null;
  readonly competentAgency: string | null;
  /** What follows a missed supplement, by the policy of the place. */
  readonly lapse: LapsedSupplementKind;
}

/** One for the applicant and one for the file; what only says that papers came is the applicant's alone. */
export const copiesOf = (kind: PaperKindCode): number =>
  kind === 'receipt' || kind === 'supplement_receipt' ? 1 : 2;

/** Which papers an intake gives, in the order in which they are printed, with how many copies of each. */
export function papersOf(
  step: IntakeStep | null,
  outcome: IntakeOutcome,
): readonly { readonly kind: PaperKindCode; readonly copies: number }[] {
  const arrival: PaperKindCode | null =
    step === 'receive' ? 'receipt' : step === 'resubmit' ? 'supplement_receipt' : null;
  return [...answers[outcome], ...(arrival === null ? [] : [arrival])].map((kind) => ({
    kind,
    copies: copiesOf(kind),
  }));
}
const answers: Readonly<Record<IntakeOutcome, readonly PaperKindCode[]>> = {
  accept: ['acceptance'],
  accept_tolerantly: ['tolerant', 'tolerant_promise'],
  notice: ['one_time_notice'],
  refuse: ['refusal'],
  not_needed: ['not_accepted'],
};

/** Chinese, as the papers are. */
const consequences: Readonly<Record<LapsedSupplementKind, string>> = {
  revoke_acceptance: '逾期未补交或者补交后仍不符合要求的，撤销受理，退回材料。',
  deemed_withdrawn: '逾期未补交或者补交后仍不符合要求的，视为撤回申请，退回材料。',
  terminate: '逾期未补交或者补交后仍不符合要求的，终止办理，退回材料。',
  take_back: '逾期未补交或者补交后仍不符合要求的，收回已核发的许可。',
  flagged: '逾期未补交的，由办理部门联系申请人，依法处理。',
};

const authorityWords = {
  letter: '授权委托书',
  legal_representative: '法定代表人（负责人）本人',
  known_agent: '代办委托',
} as const;

/** The promise of the applicant, told and signed on paper at the counter. */
export async function promiseWithin(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  item: string,
  papers: IntakePapers,
): Promise<void> {
  const { missing, handler, lapse } = papers;
  const consequence = consequences[lapse];
  const lines = missing.map(
    ({ name, promisedBy }) => `${name}${promisedBy === null ? '' : `，${paperDate(promisedBy)}前补交`}`,
  );
  const promise = await offerPromiseWithin(ctx, tx, projectId, {
    kind: 'tolerant',
    item,
    text: `申请容缺受理，承诺补交下列材料，并保证其真实、合法、有效：${lines.join('；')}。`,
    textVersion: 'counter-1',
    consequence,
    materials: missing.map(({ material, promisedBy }) => ({ material, promisedBy })),
  });
  if (handler === null) return;
  await signPromiseWithin(
    ctx,
    tx,
    { projectId, promise, how: 'counter' },
    {
      signer: handler.name,
      capacity: handler.authority === 'legal_representative' ? 'legal_representative' : 'authorised_agent',
      ...(handler.authority === 'legal_representative'
        ? {}
        : { authority: authorityWords[handler.authority] }),
    },
  );
}

/** `seq` of what each paper tells of: the arrival of the file, and the answer. */
export interface ToldOf {
  readonly arrival: number | null;
  readonly answer: number;
}

export async function intakePapersWithin(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  item: string,
  papers: IntakePapers,
  told: ToldOf,
): Promise<readonly IssuedPaper[]> {
  const progressPath = await ensureOwnerLinkWithin(ctx, tx, projectId);
  const requests = papersOf(papers.step, papers.outcome).map(({ kind }) =>
    requestFor(ctx, kind, item, papers, told, progressPath),
  );
  return issuePapersWithin(ctx, tx, projectId, requests);
}

export function requestFor(
  ctx: ServiceContext,
  kind: PaperKindCode,
  item: string,
  papers: IntakePapers,
  { arrival, answer }: ToldOf,
  progressPath: string,
): PaperRequest {
  const { handler, missing, defects, correctBy, again, reason, competentAgency, lapse } = papers;
  const materials = papers.handedIn.map(({ name, form }) => ({ name, form }));
  const note = arrivalNote(papers);
  const rows = missing.map(({ name, promisedBy }) => ({
    name,
    dueOn: promisedBy === null ? null : isoDay(promisedBy),
  }));
  const consequence = consequences[lapse];
  switch (kind) {
    case 'receipt':
    case 'supplement_receipt':
      return { kind, item, about: arrival, facts: { progressPath, materials, ...note } };
    case 'tolerant':
      return { kind, item, about: answer, facts: { progressPath, missing: rows, consequence } };
    case 'tolerant_promise':
      return {
        kind,
        item,
        about: answer,
        facts: {
          missing: rows,
          consequence,
          ...(handler === null
            ? {}
            : {
                signer: handler.name,
                authority: authorityWords[handler.authority],
                signedOn: isoDay(today(ctx)),
              }),
        },
      };
    case 'one_time_notice':
      return {
        kind,
        item,
        about: answer,
        facts: {
          progressPath,
          defects: defects.map(({ name, defect, what }) => ({
            material: name,
            problem: defect === 'missing' ? '未提交' : (what ?? '不符合要求'),
            ...(defect === 'missing' && what !== undefined ? { remedy: what } : {}),
          })),
          ...(correctBy === null ? {} : { correctBy: isoDay(correctBy) }),
          ...(again === null ? {} : { secondReason: again }),
        },
      };
    case 'refusal':
      return {
        kind,
        item,
        about: answer,
        facts: {
          ...(reason === null ? {} : { reason }),
          ...(competentAgency === null ? {} : { competentAgency }),
        },
      };
    case 'not_accepted':
      return { kind, item, about: answer, facts: reason === null ? {} : { reason } };
    default:
      return { kind: 'acceptance', item, about: answer, facts: { progressPath } };
  }
}

/** Who brought it, and from which day it counts where that is another one. */
function arrivalNote({ handler, countsAs }: IntakePapers): { readonly note?: string } {
  const said = [
    handler === null
      ? null
      : `经办人${handler.name}${handler.phone === undefined ? '' : `（${handler.phone}）`}，凭${authorityWords[handler.authority]}。`,
    countsAs === null ? null : `收件日为非工作日，按当地规定自${paperDate(countsAs)}起视为收件。`,
  ].filter((line) => line !== null);
  return said.length === 0 ? {} : { note: said.join('') };
}
