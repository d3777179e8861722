// One line of text for an event in the history: which item, and the fact that matters most about it.
import type { EventView } from '../../services/views.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import type { Mark } from '../words/marks.ts';
import { changeKey } from './calendar-lines.ts';
import { momentOf, shortDay, unpublishedYear } from './dates.ts';
import { groundOf, landOf } from './event-grounds.ts';
import { materialOf } from './material-lines.ts';
import { fullWidth, named, partyShort } from './names.ts';

export const eventWord = (lang: Lang, type: string): string => known(lang, `event.${type}`) ?? type;

const marksOfEvents: Readonly<Record<string, Mark>> = {
  receive: 'received',
  correction_notice: 'correction',
  accept: 'normal',
  deemed_accept: 'deemed',
  start: 'normal',
  resume: 'normal',
  resubmit: 'received',
  hand_over: 'received',
  consult: 'consultation',
  answer_consultation: 'consultation',
  supplement: 'received',
  postpone_supplement: 'owed',
  pause: 'paused',
  extend: 'normal',
  decide: 'done',
  finish: 'done',
  deliver: 'done',
  publicise_commitment: 'notice',
  set_indicators: 'received',
  check_indicators: 'verification',
  verify: 'verification',
  mock_start: 'early',
  mock_finish: 'early',
  waive: 'waived',
  reinstate: 'ready',
  change_attributes: 'rectification',
  include_item: 'received',
  add_item: 'received',
  not_accept: 'ended',
  refuse_acceptance: 'ended',
  terminate: 'ended',
  withdraw: 'ended',
  revoke: 'ended',
  issue_paper: 'notice',
  void_paper: 'ended',
  make_link: 'received',
  revoke_link: 'ended',
  open_problem: 'notice',
  transfer_problem: 'notice',
  contact_problem: 'consultation',
  answer_problem: 'consultation',
  close_problem: 'done',
  reopen_problem: 'notice',
  rate_matter: 'consultation',
  rectify_event: 'rectification',
  calendar_revised: 'rectification',
  offer_promise: 'received',
  sign_promise: 'normal',
  withdraw_promise: 'ended',
  file_material: 'received',
  accept_material: 'done',
  return_material: 'correction',
  see_original: 'done',
  hand_over_material: 'received',
};

/** The shape beside the line; a refusal is not drawn as a tick. */
export function markOfEvent(event: EventView): Mark | null {
  if (textOf(event, 'result') === 'refuse' || textOf(event, 'result') === 'fail') return 'ended';
  return marksOfEvents[event.type] ?? null;
}

function textOf(event: EventView, name: string): string | null {
  const value = event.data[name];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

/** `YYYY-MM-DD` facts are worded with their weekday; everything else stands as it was entered. */
function dayIn(lang: Lang, event: EventView, name: string): string | null {
  const value = textOf(event, name);
  return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? shortDay(lang, value, event.occurredOn)
    : value;
}

/** Item name first, then result, document, reason or text, as far as the event has them. */
export function eventLine(lang: Lang, event: EventView): string {
  const facts = [
    event.itemName === null ? null : named(lang, event.itemName),
    resultOf(lang, event),
    ...materialOf(lang, event),
    ...consultationOf(lang, event),
    owedOf(lang, event),
    ...noticeOf(lang, event),
    ...broughtOf(lang, event),
    procedureOf(lang, event),
    textOf(event, 'document'),
    ...groundOf(lang, event),
    ...landOf(lang, event),
    extensionOf(lang, event),
    untilOf(lang, event),
    ...promiseOf(lang, event),
    ...paperOf(lang, event),
    (event.type === 'offer_promise' ? textOf(event, 'promise') : textOf(event, 'text')) ??
      textOf(event, 'question') ??
      freeOpinion(event) ??
      textOf(event, 'reason') ??
      textOf(event, 'note'),
    targetOf(lang, event),
    ...movesOf(lang, event),
    ...scopeOf(lang, event),
    ...filingOf(lang, event),
  ].filter((fact) => fact !== null);
  return lang === 'zh-CN' ? facts.map(fullWidth).join('，') : facts.join(', ');
}

function resultOf(lang: Lang, event: EventView): string | null {
  const result = textOf(event, 'result');
  if (result !== null)
    return (
      known(lang, `result.${result}`) ??
      known(lang, `verify.${result}`) ??
      known(lang, `land.result.${result}`) ??
      result
    );
  const what = textOf(event, 'what');
  return what === null
    ? null
    : (known(lang, `revoke.${what}`) ?? known(lang, `commitment.public.${what}`) ?? what);
}

function owedOf(lang: Lang, event: EventView): string | null {
  const missing = event.data['missing'];
  return Array.isArray(missing) && missing.length > 0
    ? t(lang, 'history.missing', { n: missing.length })
    : null;
}

/** How long the list was, and that it was not the first: supervision looks at those. */
function noticeOf(lang: Lang, event: EventView): readonly string[] {
  const { items, again } = event.data;
  return [
    ...(typeof again === 'string' ? [t(lang, 'history.again', { reason: again })] : []),
    ...(Array.isArray(items) && items.length > 0 ? [t(lang, 'history.listed', { n: items.length })] : []),
  ];
}

/** Who handed the file in, and how many papers came with it. */
function broughtOf(lang: Lang, event: EventView): readonly string[] {
  const { handler, handedIn } = event.data;
  const who: Readonly<Record<string, unknown>> =
    typeof handler === 'object' && handler !== null ? { ...handler } : {};
  const named = [who['name'], who['phone']].filter((one) => typeof one === 'string').join(' ');
  return [
    ...(named === '' ? [] : [t(lang, 'history.broughtBy', { who: named })]),
    ...(Array.isArray(handedIn) && handedIn.length > 0
      ? [t(lang, 'history.handedIn', { n: handedIn.length })]
      : []),
  ];
}

/** Templates name their procedures; the usual ones have a word of their own here. */
function procedureOf(lang: Lang, event: EventView): string | null {
  const code = textOf(event, 'procedure');
  return code === null ? null : (known(lang, `procedure.${code}`) ?? code);
}

function extensionOf(lang: Lang, event: EventView): string | null {
  const days = textOf(event, 'days');
  if (event.type !== 'extend' || days === null) return null;
  const approver = textOf(event, 'approver') ?? '';
  const office = textOf(event, 'approverOffice');
  const who =
    office === null
      ? approver
      : t(lang, 'policy.approvedBy', { approver, office: known(lang, `office.${office}`) ?? office });
  return t(lang, 'history.extended', { days, approver: who });
}

function untilOf(lang: Lang, event: EventView): string | null {
  const until =
    dayIn(lang, event, 'until') ?? dayIn(lang, event, 'correctBy') ?? dayIn(lang, event, 'rectifyBy');
  return until === null ? null : t(lang, 'history.until', { date: until });
}

/** What a revision of the calendar did to dates: 「承诺期限 06-01 周一 → 06-02 周二」, 「承诺期限确定为 01-19 周二」. */
function movesOf(lang: Lang, event: EventView): readonly string[] {
  const { moves } = event.data;
  if (event.type !== 'calendar_revised' || !Array.isArray(moves)) return [];
  return moves.flatMap((move: Readonly<Record<string, unknown>>) => {
    const { clock, before, after, provisional } = move;
    if (typeof before !== 'string' || typeof after !== 'string') return [];
    const word = known(lang, `clock.${String(clock)}`) ?? String(clock);
    const facts = {
      before: shortDay(lang, before, event.occurredOn),
      after: shortDay(lang, after, event.occurredOn),
      year: unpublishedYear(after),
    };
    return [`${word} ${t(lang, changeKey(before === after, provisional === true), facts)}`];
  });
}

/** Who was asked, and what was answered. */
function consultationOf(lang: Lang, event: EventView): readonly string[] {
  const department = textOf(event, 'department');
  if ((event.type !== 'consult' && event.type !== 'answer_consultation') || department === null) return [];
  const opinion = textOf(event, 'opinion');
  const words = opinion === null ? null : known(lang, `opinion.${opinion}`);
  return [partyShort(lang, department, null), ...(words === null ? [] : [words])];
}

const freeOpinion = (event: EventView): string | null =>
  event.type === 'answer_consultation' ? null : textOf(event, 'opinion');

/** The joint filing that a case came with, and what it left to be handed over. */
function filingOf(lang: Lang, event: EventView): readonly string[] {
  const filing = textOf(event, 'filing');
  if (event.type === 'hand_over')
    return Object.values(event.names).map((name) =>
      t(lang, 'history.handedOver', { item: named(lang, name) }),
    );
  if (event.type !== 'receive' || filing === null) return [];
  const following = Object.values(event.names).map((name) => named(lang, name));
  return [
    t(lang, 'history.filing', { filing }),
    ...(following.length === 0
      ? []
      : [t(lang, 'history.following', { items: following.join(t(lang, 'common.listComma')) })]),
  ];
}

/** What a change of the project's circumstances meant for its items, by name; and why an item was waived with it. */
function scopeOf(lang: Lang, event: EventView): readonly string[] {
  const names = (codes: unknown): string =>
    Array.isArray(codes)
      ? codes
          .map((code) => named(lang, event.names[String(code)] ?? { zh: code, en: code }))
          .join(t(lang, 'common.listComma'))
      : '';
  if (textOf(event, 'cause') === 'attributes') return [t(lang, 'history.byAttributes')];
  if (event.type !== 'change_attributes')
    return event.item === null ? Object.values(event.names).map((name) => named(lang, name)) : [];
  const effects = ['appears', 'lapses', 'returns', 'kept'] as const;
  return effects.flatMap((effect) => {
    const items = names(event.data[effect]);
    return items === '' ? [] : [t(lang, `history.${effect}`, { items })];
  });
}

/** Which paper, with its number; it can be opened from the list of papers. */
function paperOf(lang: Lang, event: EventView): readonly string[] {
  if (!event.type.endsWith('_paper')) return [];
  const kind = textOf(event, 'kind');
  return [
    ...(kind === null ? [] : [known(lang, `paper.kind.${kind}`) ?? kind]),
    textOf(event, 'number') ?? '',
  ];
}

/** Which promise, and who signed it in which capacity. */
function promiseOf(lang: Lang, event: EventView): readonly string[] {
  if (!event.type.endsWith('_promise')) return [];
  const word = (name: string, of: string): readonly string[] => {
    const value = textOf(event, name);
    return value === null ? [] : [known(lang, `promise.${of}.${value}`) ?? value];
  };
  const signer = textOf(event, 'signer');
  return [
    ...word('kind', 'kind'),
    ...(signer === null ? [] : [signer]),
    ...word('capacity', 'capacity'),
    ...word('how', 'how'),
  ];
}

function targetOf(lang: Lang, event: EventView): string | null {
  const target = textOf(event, 'target');
  if (event.type !== 'rectify_event' || target === null) return null;
  const { replacement } = event.data;
  const at =
    typeof replacement === 'object' && replacement !== null && 'occurredAt' in replacement
      ? replacement.occurredAt
      : null;
  return typeof at !== 'string'
    ? t(lang, 'history.target', { seq: target })
    : t(lang, 'history.targetMoved', {
        seq: target,
        date: shortDay(lang, momentOf(at).date, event.occurredOn),
      });
}
