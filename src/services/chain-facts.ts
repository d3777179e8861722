// What the recording of one event of a case means for the chain of its project: by which attributes a case goes that is
// filed again, filed before an attribute changed but entered later, or whose new filing is taken back.
import { type Day, dayOfInstant, type Instant } from '../domain/day.ts';
import { changeBasis, type PlanBasis, type ProjectFact } from '../domain/plan-changes.ts';
import type { Attributes } from '../domain/template.ts';
import type { Tx } from '../store/db.ts';
import { projectFact } from '../store/event-codec.ts';
import { readEvents, type StoredEvent } from '../store/event-log.ts';
import type { ProjectRecord } from '../store/records.ts';
import type { EventInput } from './event-input.ts';
import type { Occurred } from './input.ts';
import { storedBasis } from './plan-basis.ts';

const files = (type: string): boolean => type === 'receive' || type === 'start';

/** Nothing, for every project whose attributes never changed. `stored` are the events of the case. */
export async function chainFacts(
  tx: Tx,
  project: ProjectRecord,
  code: string,
  { command, occurred }: EventInput,
  stored: readonly StoredEvent[],
  now: Instant,
): Promise<readonly ProjectFact[]> {
  const { changes } = project;
  if (changes === null || changes.times === 0) return [];
  if (command.type === 'rectify_event')
    return takesBack(command, stored) ? keptAgain(tx, project.id, code, command.target, stored) : [];
  if (!files(command.type)) return [];
  const on = dayFiled(occurred, now);
  const own = on < dayOfInstant(now) ? await readEvents(tx, project.id, { item: null }) : [];
  return filingFacts(project, code, on, own);
}

/** The day on which something is said to have happened. */
export const dayFiled = (occurred: Occurred | null, now: Instant): Day =>
  occurred === null ? dayOfInstant(now) : 'on' in occurred ? occurred.on : dayOfInstant(occurred.at);

/** Of one filing on that day. `events` are the project's; those of its cases are passed over. */
export function filingFacts(
  { changes }: Pick<ProjectRecord, 'changes'>,
  code: string,
  on: Day,
  events: readonly StoredEvent[],
): readonly ProjectFact[] {
  if (changes === null || changes.times === 0) return [];
  const kept = changes.kept[code];
  const renewed: readonly ProjectFact[] = kept === undefined ? [] : [{ type: 'renew_item', code, kept }];
  return [...renewed, ...asOfThatDay(code, on, events)];
}

/** The row of the project with these facts; null where there are none. */
export function basisAfter(
  { attributes, changes }: ProjectRecord,
  facts: readonly ProjectFact[],
): ReturnType<typeof storedBasis> | null {
  if (facts.length === 0 || changes === null) return null;
  return storedBasis(facts.reduce<PlanBasis>(changeBasis, { attributes, changes }));
}

/** A filing of a day before the attributes changed goes by those of its day. */
function asOfThatDay(code: string, on: Day, events: readonly StoredEvent[]): readonly ProjectFact[] {
  const later = events.filter(({ occurredAt }) => dayOfInstant(occurredAt) > on).map(projectFact);
  const changes = later.flatMap((fact) => (fact?.type === 'change_attributes' ? [fact.before] : []));
  if (changes.length === 0) return [];
  // What the earliest of them says was so before all of them.
  const attributes: Attributes = Object.assign({}, ...changes.toReversed());
  return [{ type: 'keep_item', code, attributes }];
}

function takesBack(
  { target, replacement }: Extract<EventInput['command'], { type: 'rectify_event' }>,
  stored: readonly StoredEvent[],
): boolean {
  const mended = stored.find(({ seq }) => seq === target);
  return (
    mended !== undefined && files(mended.type) && (replacement === null || !files(replacement.fact.type))
  );
}

/** Once the filing is gone that had renewed the case, it goes by what it had kept before. */
async function keptAgain(
  tx: Tx,
  projectId: string,
  code: string,
  target: number,
  stored: readonly StoredEvent[],
): Promise<readonly ProjectFact[]> {
  const own = await readEvents(tx, projectId, { item: null });
  const filedBetween = (from: number): boolean =>
    stored.some(({ seq, type }) => files(type) && seq > from && seq < target);
  for (const event of own.toReversed()) {
    const fact = projectFact(event);
    if (event.seq > target || fact?.type !== 'renew_item' || fact.code !== code) continue;
    return filedBetween(event.seq) ? [] : [{ type: 'keep_item', code, attributes: fact.kept }];
  }
  return [];
}
