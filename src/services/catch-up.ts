// What the passing of a day does by itself: silent receipts are accepted by law. What is owed is looked up in the
// database, so a run that is repeated or late changes nothing.
import { stateAsOf } from '../domain/case-history.ts';
import { deemedFrom, rulesFor } from '../domain/case-rules.ts';
import { type Day, dayOfInstant, type Instant, startOfDay } from '../domain/day.ts';
import { advanceClocks } from '../store/advance-clocks.ts';
import { lockCase } from '../store/case-file.ts';
import { changesDue } from '../store/changes-due.ts';
import type { Store } from '../store/db.ts';
import { chainEvents, type EventDraft } from '../store/event-chain.ts';
import { systemActor } from './access.ts';
import { demandRelease, withCalendarsInForce } from './calendar-book.ts';
import { calendarOf, placePolicies, type System } from './context.ts';
import { planOf } from './plans.ts';
import { placeCase, writeCase } from './write-case.ts';

const lastDay = new WeakMap<Store, Day>();

/** Before anything is shown of a new day, that day's changes are made: nobody sees yesterday's truth. */
export async function catchUpIfNewDay(system: System, now: Instant): Promise<void> {
  if (lastDay.get(system.store) === dayOfInstant(now)) return;
  await catchUp(system, now);
}

/** Does everything that is due by `now`; safe to run at any time, by any number of processes at once. */
export async function catchUp(system: System, now: Instant): Promise<{ readonly deemed: number }> {
  const day = dayOfInstant(now);
  let deemed = 0;
  for (let due = await silentReceipts(system, day); due.length > 0; due = await silentReceipts(system, day)) {
    let changed = 0;
    for (const { projectId, item } of due) {
      const deem = (current: System) => deemOne(current, projectId, item, now);
      if (await withCalendarsInForce(system, deem)) changed += 1;
    }
    deemed += changed;
    // Others were quicker, or the calendar says otherwise now: looking again would find the same.
    if (changed === 0) break;
  }
  await system.store.transaction((tx) => advanceClocks(tx, day));
  lastDay.set(system.store, day);
  return { deemed };
}

const silentReceipts = async (system: System, day: Day) => (await changesDue(system.store.db, day)).deemed;

/** Under the project's lock the receipt is looked at again: somebody may have answered it a moment ago. */
function deemOne(system: System, projectId: string, itemCode: string, now: Instant): Promise<boolean> {
  const day = dayOfInstant(now);
  return system.store.transaction(async (tx) => {
    const { project, cases, events, release } = await lockCase(tx, projectId, itemCode, null);
    if (project === null) return false;
    demandRelease(system, release);
    const record = cases.find((candidate) => candidate.item === itemCode);
    const plan = await planOf(system.store, tx, project);
    const item = plan.items.find((planned) => planned.code === itemCode);
    if (record?.status !== 'received' || item === undefined) return false;
    const calendar = calendarOf(system, project);
    const policies = placePolicies(system, project);
    const rules = rulesFor(plan, item, calendar, policies);
    // The state before silence takes effect: the evening of the last day to tell.
    const state = stateAsOf(events, (record.deemedFrom ?? day + 1) - 1, rules);
    const from = deemedFrom(state, rules);
    if (from === null || from > day || state.status !== 'received') return false;
    const silence: EventDraft = {
      item: itemCode,
      body: { type: 'deemed_accept', on: state.filedAs },
      occurredAt: startOfDay(from),
      recordedAt: now,
      actor: systemActor.username,
      actorName: systemActor.name,
      backEntry: false,
      restDay: !calendar.isWorkingDay(from),
    };
    const written = chainEvents(project, [silence], new Map([[itemCode, record.version]]));
    const placed = placeCase(plan, item, [...events, ...written], cases, calendar, policies, day);
    const version = record.version + written.length;
    const change = { projectId, plan, placed, before: cases, events: written, version, mending: false };
    await writeCase(tx, change, day);
    return true;
  });
}
