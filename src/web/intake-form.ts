// The counter's form: what its fields are called, and how what was typed becomes a draft to look at or an intake to record.
import type { Instant } from '../domain/day.ts';
import { dayOfInstant, isoDay, parseDay } from '../domain/day.ts';
import type { Issue } from '../domain/errors.ts';
import { type IntakeOutcome, intakeOutcomes, type Tick, ticks } from '../domain/intake.ts';
import type { IntakeDraft } from '../services/intake-preview.ts';
import type { Values } from './components/form.tsx';
import { filled, present } from './form-data.ts';

export const tickField = (material: string): string => `tick.${material}`;
export const whatField = (material: string): string => `what.${material}`;
export const promiseField = (material: string): string => `promisedBy.${material}`;

const isTick = (text: string | undefined): text is Tick => ticks.some((tick) => tick === text);

/** What was ticked, by material. */
export function ticksOf(values: Values): ReadonlyMap<string, Tick> {
  const found = new Map<string, Tick>();
  for (const name of Object.keys(values)) {
    const tick = name.startsWith('tick.') ? filled(values, name) : undefined;
    if (isTick(tick)) found.set(name.slice('tick.'.length), tick);
  }
  return found;
}

export const outcomeTyped = (values: Values): IntakeOutcome | null =>
  intakeOutcomes.find((outcome) => outcome === filled(values, 'outcome')) ?? null;

/** Day and time as typed are Shanghai's; left as the page proposed them they mean: now. */
function receivedTyped(values: Values): string | undefined {
  const date = filled(values, 'receivedDate');
  const time = filled(values, 'receivedTime');
  if (date === undefined || time === undefined) return date;
  return `${date}T${time}:00+08:00` === filled(values, 'receivedShown')
    ? undefined
    : `${date}T${time}:00+08:00`;
}

export function draftOf(values: Values): IntakeDraft {
  const typed = receivedTyped(values);
  const on = typed === undefined ? null : parseDay(typed.slice(0, 10));
  const at = on === null || typed === undefined ? Number.NaN : Date.parse(typed);
  return { ticks: ticksOf(values), receivedAt: Number.isNaN(at) ? null : at };
}

/** `now` as the two fields show it, and as one text that tells whether they were touched. */
export function shownNow(now: Instant): { date: string; time: string; shown: string } {
  const date = isoDay(dayOfInstant(now));
  const time = new Date(now + 8 * 3_600_000).toISOString().slice(11, 16);
  return { date, time, shown: `${date}T${time}:00+08:00` };
}

/** Fields that only belong to one way of answering: what is left in the others from before is not sent. */
const belongs: Readonly<Record<IntakeOutcome, readonly string[]>> = {
  accept: [],
  accept_tolerantly: [],
  notice: ['text', 'correctBy', 'again'],
  refuse: ['reason', 'competentAgency'],
  not_needed: ['reason'],
};
/** Two ways ask for a reason, each in a field of its own. */
export const reasonField = (outcome: IntakeOutcome): string => `${outcome}.reason`;
const nameOf = (outcome: IntakeOutcome, field: string): string =>
  field === 'reason' ? reasonField(outcome) : field;

/** As the verb reads it. `answersOnly`: the file lies here already, nobody hands it in. */
export function intakeOf(values: Values, answersOnly: boolean): Record<string, unknown> {
  const outcome = outcomeTyped(values);
  const found = [...ticksOf(values)];
  const promises = found.flatMap(([material, tick]) => {
    const promisedBy = tick === 'in' ? undefined : filled(values, promiseField(material));
    return promisedBy === undefined ? [] : [{ material, promisedBy }];
  });
  const name = filled(values, 'handler.name');
  return present({
    receivedAt: answersOnly ? undefined : receivedTyped(values),
    handler:
      answersOnly || name === undefined
        ? undefined
        : present({
            name,
            phone: filled(values, 'handler.phone'),
            authority: filled(values, 'handler.authority'),
          }),
    ticks: found.map(([material, tick]) =>
      present({ material, tick, what: tick === 'in' ? undefined : filled(values, whatField(material)) }),
    ),
    outcome: outcome ?? undefined,
    promises: outcome === 'accept_tolerantly' && promises.length > 0 ? promises : undefined,
    ...(outcome === null
      ? {}
      : Object.fromEntries(belongs[outcome].map((field) => [field, filled(values, nameOf(outcome, field))]))),
    note: filled(values, 'note'),
  });
}

/** A fault told of a place in the intake belongs to a field of the form. */
export function fieldOf({ path, ...rest }: Issue, raw: Record<string, unknown>): Issue {
  const at = (list: unknown, index: string | undefined): string => {
    const one: unknown = Array.isArray(list) ? list[Number(index)] : undefined;
    const named = typeof one === 'object' && one !== null && 'material' in one ? one.material : '';
    return typeof named === 'string' ? named : '';
  };
  const tick = /^ticks\[(\d+)\]\.(\w+)$/.exec(path);
  if (tick !== null) {
    const material = at(raw['ticks'], tick[1]);
    return { ...rest, path: tick[2] === 'what' ? whatField(material) : tickField(material) };
  }
  const owed = /^(?:promises|missing|materials)\[(\d+)\]\.\w+$/.exec(path);
  if (owed !== null) {
    const lacking = (Array.isArray(raw['ticks']) ? raw['ticks'] : []).filter(
      (one: unknown) => typeof one === 'object' && one !== null && 'tick' in one && one.tick !== 'in',
    );
    const list = path.startsWith('promises') ? raw['promises'] : lacking;
    return { ...rest, path: promiseField(at(list, owed[1])) };
  }
  const outcome = intakeOutcomes.find((one) => one === raw['outcome']);
  if (path === 'reason' && outcome !== undefined) return { ...rest, path: reasonField(outcome) };
  return { ...rest, path: path === 'receivedAt' || path === 'occurredAt' ? 'receivedDate' : path };
}
