// A project at the counter: which of its cases can be handed in now, which wait for an answer, and why the others cannot.
import { mayHappen } from '../domain/case-life.ts';
import { type IntakeStep, intakeStep } from '../domain/intake.ts';
import { commissioned } from '../domain/joint-filing.ts';
import { demand } from './access.ts';
import type { ServiceContext } from './context.ts';
import type { CaseView, ProjectView } from './views.ts';
import { readWholeProject, viewOf } from './whole-project.ts';

export interface CounterItem {
  readonly case: CaseView;
  /** null: nothing can be handed in or answered now. */
  readonly step: IntakeStep | null;
}

export interface CounterProject {
  readonly project: ProjectView;
  /** Answers first, then corrections, then what can be filed, then the rest; each in the order of the template. */
  readonly items: readonly CounterItem[];
}

const order: readonly (IntakeStep | null)[] = ['answer', 'resubmit', 'receive', null];

/** Throws `forbidden`, or `not_found` for a project out of sight. */
export async function getCounterProject(ctx: ServiceContext, id: string): Promise<CounterProject> {
  demand(ctx.actor, 'counter.use');
  const whole = await readWholeProject(ctx, id, {});
  const project = await viewOf(ctx, whole);
  const items = whole.reading.cases.flatMap(({ item, reading, waitsFor }): CounterItem[] => {
    const view = project.cases.find((one) => one.item === item.code);
    if (view === undefined || commissioned.includes(item.spec.kind) || reading.status === 'waived') return [];
    const step = intakeStep(reading.state);
    const isFree =
      step !== 'receive' || (waitsFor.length === 0 && mayHappen('receive', reading.state.status));
    return [{ case: view, step: isFree ? step : null }];
  });
  return { project, items: items.toSorted((a, b) => order.indexOf(a.step) - order.indexOf(b.step)) };
}
