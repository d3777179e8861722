// The state of a project's papers as the record gives it: which are void, why, and which paper took whose place.
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { type PaperState, writePaperStates } from '../store/papers.ts';
import type { ActModel } from './act-models.ts';

/** Of every paper that the record knows, in order of issue. */
export function paperStates(events: readonly StoredEvent[]): readonly PaperState[] {
  const states = new Map<string, PaperState>();
  for (const event of events) {
    const act = projectAct(event);
    if (act?.type === 'issue_paper') {
      states.set(act.paper, { id: act.paper, voidedAt: null, voidReason: null, replacedBy: null });
      const replaced = act.replaces === undefined ? undefined : states.get(act.replaces);
      if (replaced !== undefined) states.set(replaced.id, { ...replaced, replacedBy: act.paper });
    }
    if (act?.type === 'void_paper') {
      const state = states.get(act.paper);
      if (state !== undefined)
        states.set(act.paper, { ...state, voidedAt: event.recordedAt, voidReason: act.reason });
    }
  }
  return [...states.values()];
}

export const writePaperModel: ActModel = async (tx, project, events) => {
  if (events.some(({ type }) => type === 'issue_paper'))
    await writePaperStates(tx, project.id, paperStates(events));
};
