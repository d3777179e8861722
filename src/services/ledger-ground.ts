// What a ledger's limit rests on: the law, the template and its source, or a paper; and who lengthened it.
import { acceptedFacts } from '../domain/case.ts';
import type { EffectiveEvent } from '../domain/case-history.ts';
import type { RunClock } from '../domain/case-reading.ts';
import { isoDay } from '../domain/day.ts';
import type { ArticleCode } from '../domain/ledger.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import type { LedgerGroundView, LedgerView } from './ledger-views.ts';

const nothing: LedgerGroundView = {
  kind: 'none',
  article: null,
  source: null,
  assumed: false,
  document: null,
};
const law = (article: ArticleCode): LedgerGroundView => ({ ...nothing, kind: 'law', article });
const paper = (document: string | null): LedgerGroundView => ({ ...nothing, kind: 'paper', document });

interface Figure {
  readonly source?: string | null | undefined;
  readonly assumed?: boolean | undefined;
}

/** A figure of the template, with the source that it names. */
export function templateGround(
  template: ApprovalTemplate,
  figure: Figure | null | undefined,
): LedgerGroundView {
  const source = template.sources.find(({ id }) => id === figure?.source) ?? null;
  return {
    ...nothing,
    kind: 'template',
    source:
      source === null
        ? null
        : { id: source.id, title: source.title, number: source.number, date: source.date },
    assumed: figure?.assumed === true,
  };
}

/** `events` of the case, rectified, up to the day shown. */
export function groundOf(
  template: ApprovalTemplate,
  { item, reading }: PlacedCase,
  { clock, reading: { startedOn } }: RunClock,
  events: readonly EffectiveEvent[],
): LedgerGroundView {
  if (clock.limit.kind === 'none') return nothing;
  const { commitment, tolerate_missing: tolerance } = item.spec;
  switch (clock.kind) {
    case 'intake':
      return law('licence_32');
    case 'delivery':
      return law('licence_44');
    case 'promised':
    case 'mock':
    case 'intermediary':
      return templateGround(template, item.promised);
    case 'statutory':
      return templateGround(template, item.statutory);
    case 'verification':
      return templateGround(template, commitment.verify);
    case 'supplement':
      return clock.limit.kind === 'date' ? paper(null) : templateGround(template, tolerance.deadline);
    case 'correction': {
      const notice = events.findLast(({ fact, on }) => fact.type === 'correction_notice' && on === startedOn);
      return paper(notice?.fact.type === 'correction_notice' ? (notice.fact.document ?? null) : null);
    }
    case 'special_procedure': {
      const pauses = acceptedFacts(reading.state)?.pauses ?? [];
      const pause = pauses.find(({ from, procedure }) => from === startedOn && procedure === clock.subject);
      return paper(pause?.document ?? null);
    }
    case 'rectification':
      return paper(null);
    default:
      return { ...nothing, kind: 'default' };
  }
}

/** Who lengthened the limits of the case and why; null for a clock that was not lengthened. */
export function extensionOf(run: RunClock, events: readonly EffectiveEvent[]): LedgerView['extension'] {
  if (run.reading.extendedBy === 0) return null;
  const found = events.findLast(({ fact }) => fact.type === 'extend');
  if (found?.fact.type !== 'extend') return null;
  const { days, approver, reason, document } = found.fact;
  return { on: isoDay(found.on), days, approver, reason, document: document ?? null };
}
