// Whose turn it is, in words for the owner: what he must bring by which day, and what waits for it.
import { OWNER } from '../../domain/case-clocks.ts';
import type { OwnerPageView } from '../../services/owner-page.ts';
import type { CaseView, ClockView, EventView } from '../../services/views.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { gateWords } from './consequence-lines.ts';
import { plusDays } from './dates.ts';
import { eventWord } from './event-lines.ts';
import { fullWidth, listed, named } from './names.ts';
import { dayToWatch, remainingOf, type Worded } from './remaining.ts';

export interface Turn {
  readonly item: string;
  /** 您需在 2026-06-03 周三 前补交 监理合同: the sentence, and what stands in its places. */
  readonly key: TextKey;
  readonly by: string | null;
  readonly itemName: string;
  readonly materials: readonly string[];
  /** Something can be sent from the page. */
  readonly sends: boolean;
  /** What stays shut until then. */
  readonly blocks: string | null;
  readonly clock: ClockView | null;
  readonly left: Worded;
}

/** All that waits for the owner, nearest day first. */
export function turnsOf(lang: Lang, cases: readonly CaseView[]): readonly Turn[] {
  return cases
    .flatMap((c) => {
      const own = kindOf(c);
      return own === null ? [] : [turn(lang, cases, c, own)];
    })
    .toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)));
}

type TurnKind = 'supplement' | 'correct' | 'rectify' | 'task';

function kindOf(c: CaseView): TurnKind | null {
  if (c.owes.length > 0) return 'supplement';
  if (c.status === 'correcting') return 'correct';
  if (c.status === 'rectifying') return 'rectify';
  return c.status === 'running' && c.holder === OWNER ? 'task' : null;
}

const clockKinds = { supplement: 'supplement', correct: 'correction', rectify: 'rectification' } as const;

function turn(lang: Lang, cases: readonly CaseView[], c: CaseView, kind: TurnKind): Turn {
  const clock =
    kind === 'task'
      ? c.mainClock
      : (c.clocks
          .filter((one) => one.kind === clockKinds[kind] && one.state !== 'stopped')
          .toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
          .at(0) ?? null);
  const by = clock === null ? null : dayToWatch(clock);
  const key: TextKey = by === null ? `owner.turn.${kind}Open` : `owner.turn.${kind}`;
  return {
    item: c.item,
    key,
    by,
    itemName: fullWidth(named(lang, c.name)),
    materials: c.owes.map(({ name }) => name),
    sends: kind === 'supplement' || kind === 'correct',
    blocks: blocksOf(lang, cases, c, kind),
    clock,
    left: remainingOf(lang, clock),
  };
}

function blocksOf(lang: Lang, cases: readonly CaseView[], c: CaseView, kind: TurnKind): string | null {
  const gate = kind === 'supplement' ? gateOf(c) : null;
  const waiting = cases.filter(
    ({ item, waitsFor }) => item !== gate?.item && waitsFor.some((earlier) => earlier.item === c.item),
  );
  const others =
    waiting.length === 0
      ? ''
      : t(lang, 'owner.blocks.others', {
          items: listed(
            lang,
            waiting.map(({ name }) => named(lang, name)),
          ),
        });
  const own = gate === null ? ownBlock(lang, c, kind) : gateBlock(lang, c, gate);
  if (own === null) return others === '' ? null : others.replace(/^[，;]\s*/, '');
  return `${own}${others}`;
}

type Gate = NonNullable<CaseView['owes'][number]['gate']>;

const gateOf = ({ owes }: CaseView): Gate | null =>
  owes.find(({ gate }) => gate !== null && gate.code !== 'self')?.gate ?? null;

/** What the rules of tolerance keep shut, and the certificate that follows the last paper. */
function gateBlock(lang: Lang, c: CaseView, gate: Gate): string {
  const shut =
    gate.code === 'start_of_works'
      ? t(lang, 'owner.blocks.works')
      : t(lang, 'owner.blocks.gate', { gate: gateWords(lang, gate) });
  const certificate = c.decidedOn === null ? '' : t(lang, 'owner.blocks.also', { item: named(lang, c.name) });
  return `${shut}${certificate}`;
}

function ownBlock(lang: Lang, c: CaseView, kind: TurnKind): string | null {
  const keys = {
    supplement: c.decidedOn === null ? 'owner.blocks.decision' : 'owner.blocks.certificate',
    correct: 'owner.blocks.acceptance',
    rectify: 'owner.blocks.licence',
    task: null,
  } as const;
  const key = keys[kind];
  return key === null ? null : t(lang, key, { item: named(lang, c.name) });
}

const dueOf = ({ clock }: Turn): string => (clock === null ? null : dayToWatch(clock)) ?? '9999';

/** Cases that somebody else has, which is all that is open and not the owner's. */
export const isOwners = (c: CaseView): boolean => kindOf(c) !== null;

/** What happened that concerns an owner; what is kept for the house itself is left out. */
const told: readonly string[] = [
  'receive',
  'hand_over',
  'correction_notice',
  'resubmit',
  'accept',
  'deemed_accept',
  'not_accept',
  'refuse_acceptance',
  'pause',
  'resume',
  'extend',
  'supplement',
  'file_material',
  'sign_promise',
  'decide',
  'deliver',
  'verify',
  'start',
  'finish',
  'waive',
  'reinstate',
  'terminate',
  'withdraw',
  'revoke',
  'calendar_revised',
];

export interface Change {
  readonly on: string;
  readonly text: string;
}

/** The latest, newest first; that a limit has run out is a change too, though nobody entered it. */
export function changesOf(lang: Lang, { project, changes }: OwnerPageView, most: number): readonly Change[] {
  const entered = changes
    .filter((event) => told.includes(event.type) && event.rectifiedBy === null)
    .map((event) => ({ on: event.occurredOn, text: changeLine(lang, event) }));
  const passed = project.cases.flatMap((c) => {
    const clock = c.mainClock;
    if (clock?.state !== 'running' || clock.dueOn === null || clock.overdueDays === null) return [];
    const facts = { item: named(lang, c.name), clock: t(lang, `clock.${clock.kind}`) };
    return [{ on: plusDays(clock.dueOn, 1), text: t(lang, 'owner.changes.late', facts) }];
  });
  return [...entered, ...passed].toSorted((a, b) => b.on.localeCompare(a.on)).slice(0, most);
}

function changeLine(lang: Lang, event: EventView): string {
  const about = event.itemName ?? Object.values(event.names)[0] ?? null;
  const name = about === null ? '' : `${fullWidth(named(lang, about))} `;
  return `${name}${eventWord(lang, event.type)}`;
}
