// From readings to the rows of the read models: a case row, its clock rows, and the project's summary.
import { acceptedFacts, decidedFacts, facts, type Mock, mocksOf, openPause } from '../domain/case.ts';
import { doneOn, instanceOf, mainClock, owedMaterials, type RunClock } from '../domain/case-reading.ts';
import { deemedFrom } from '../domain/case-rules.ts';
import { commitmentsOf } from '../domain/commitment-summary.ts';
import { consultedDepartments } from '../domain/consultation.ts';
import type { Day } from '../domain/day.ts';
import { debtsOf } from '../domain/debts.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import type { CaseRecord, ClockRecord } from '../store/records.ts';

/** The first day each colour shows on any of these clocks; null = never, as things stand. */
function lightOf(runs: readonly RunClock[]): Pick<CaseRecord, 'yellowOn' | 'redOn' | 'breachOn'> {
  const first = (days: readonly (Day | null)[]): Day | null =>
    days.reduce<Day | null>(
      (least, day) => (day !== null && (least === null || day < least) ? day : least),
      null,
    );
  const lit = runs.map(({ reading }) => reading.lightDays).filter((days) => days !== null);
  return {
    yellowOn: first(lit.map((days) => days.yellowOn)),
    redOn: first(lit.map((days) => (days.late === 'red' ? days.lateOn : null))),
    breachOn: first(lit.map((days) => (days.late === 'breach' ? days.lateOn : null))),
  };
}

const lightKinds: readonly string[] = ['promised', 'statutory', 'verification', 'intermediary'];

export function caseRecord(
  projectId: string,
  placed: PlacedCase,
  position: number,
  version: number,
): CaseRecord {
  const { item, reading, rules } = placed;
  const { state } = reading;
  const accepted = acceptedFacts(state);
  const decided = decidedFacts(state);
  const lit =
    state.status === 'paused' ? [] : reading.clocks.filter(({ clock }) => lightKinds.includes(clock.kind));
  return {
    projectId,
    item: item.code,
    position,
    stage: item.spec.stage,
    department: item.spec.department.lead,
    status: reading.status,
    holder: reading.holder,
    holderSince: reading.holderSince,
    instance: instanceOf(state),
    version,
    receivedOn: facts(state)?.receivedOn ?? null,
    acceptedOn: accepted?.acceptedOn ?? null,
    deemed: accepted?.deemed === true,
    deemedFrom: deemedFrom(state, rules),
    decidedOn: decided?.decidedOn ?? null,
    doneOn: doneOn(state),
    deliveredOn: decided?.deliveredOn ?? null,
    result: decided?.result ?? null,
    pauseUntil: state.status === 'paused' && accepted !== null ? (openPause(accepted)?.until ?? null) : null,
    owed: owedMaterials(reading).map(({ material }) => ({
      material,
      name: item.spec.materials.find((spec) => spec.code === material)?.zh ?? material,
    })),
    waitsFor: placed.waitsFor,
    consulted: consultedDepartments(state),
    mock: mockSummary(mocksOf(state).at(-1)),
    commitments: commitmentsOf(placed.history, reading, rules),
    debts: debtsOf(placed.history, placed.gate, rules),
    run: placed.run,
    nextDueOn:
      mainClock(reading)?.reading.state === 'stopped' ? null : (mainClock(reading)?.reading.dueOn ?? null),
    ...lightOf(lit),
  };
}

const mockSummary = (mock: Mock | undefined): CaseRecord['mock'] =>
  mock === undefined ? null : { startedOn: mock.startedOn, finishedOn: mock.finishedOn, result: mock.result };

export function clockRecords(projectId: string, placed: PlacedCase, edition: string): readonly ClockRecord[] {
  const main = mainClock(placed.reading);
  return placed.reading.clocks.map((run, ordinal): ClockRecord => {
    const { clock, reading } = run;
    const { limit } = clock;
    return {
      projectId,
      item: placed.item.code,
      ordinal,
      kind: clock.kind,
      subject: clock.subject,
      state: reading.state,
      holder: clock.holder,
      startedOn: reading.startedOn,
      limitDays: limit.kind === 'days' ? limit.days : null,
      limitUnit: limit.kind === 'days' ? limit.unit : null,
      extendedBy: reading.extendedBy,
      dueOn: reading.dueOn,
      expectedDueOn: reading.expectedDueOn,
      stoppedOn: reading.stoppedOn,
      provisional: reading.provisional,
      edition,
      usedDays: reading.state === 'running' ? null : reading.usedDays,
      remainingDays: reading.state === 'paused' ? reading.remainingDays : null,
      // One that still runs would end on another day each day; nothing is counted from it until it has ended.
      pauses: reading.state === 'paused' ? reading.pauses.slice(0, -1) : reading.pauses,
      overdueWorking: reading.state === 'stopped' ? (reading.overdueDays?.working ?? null) : null,
      overdueNatural: reading.state === 'stopped' ? (reading.overdueDays?.natural ?? null) : null,
      yellowOn: reading.lightDays?.yellowOn ?? null,
      lateOn: reading.lightDays?.lateOn ?? null,
      late: reading.lightDays?.late ?? null,
      nextChangeOn: reading.nextChangeOn,
      main: run === main,
    };
  });
}
