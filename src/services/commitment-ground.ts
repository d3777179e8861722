// On what a decision on a commitment rests: a promise that the applicant signed for this very filing, or a paper that is named;
// and, where the record speaks against the promise, a reason for deciding all the same.
import type { CaseEventBody, CaseFact } from '../domain/case-events.ts';
import { stateAsOf } from '../domain/case-history.ts';
import { instanceOf } from '../domain/case-reading.ts';
import type { CaseRules } from '../domain/case-rules.ts';
import { type Day, isoDay } from '../domain/day.ts';
import { conflict, invalidField } from '../domain/errors.ts';
import { readProject } from '../domain/project-reading.ts';
import { promiseOf } from '../domain/promise-acts.ts';
import { type Evidence, evidenceOf } from './commitment-evidence.ts';
import type { Ground } from './joint-demands.ts';
import { promisesOf } from './promise-states.ts';

export const isOnPromise = (command: { readonly type: string; readonly result?: unknown }): boolean =>
  command.type === 'decide' && command.result === 'approve_by_commitment';

/** The decision with the promise that it rests on. Throws what is missing; every other fact stays as it is. */
export function onPromise(body: CaseFact, on: Day, ground: Ground, rules: CaseRules): CaseFact {
  if (body.type !== 'decide' || body.result !== 'approve_by_commitment') return body;
  const promise = signedPromise(body, on, ground, rules);
  if (promise === null && body.document === undefined) throw invalidField('document', 'promise_or_document');
  const { facts, against } = evidenceOn(ground, on, rules);
  if (against.length > 0 && body.despite === undefined) {
    const broken = facts.filter(({ code }) => against.some(({ fact }) => fact === code));
    throw invalidField('despite', 'promise_contradicted', {
      facts: broken.map(({ code }) => code),
      zh: broken.map(({ zh }) => zh),
      en: broken.map(({ zh, en }) => en ?? zh),
    });
  }
  return promise === null ? body : { ...body, promise };
}

/** The one named, or the last one signed for this filing; null where only a paper is named. */
function signedPromise(
  { promise: asked }: Extract<CaseEventBody, { type: 'decide' }>,
  on: Day,
  { around, stored, item }: Ground,
  rules: CaseRules,
): string | null {
  const promises = promisesOf(around);
  const instance = instanceOf(stateAsOf(stored, on, rules));
  const counted = promiseOf(promises, item.code, 'commitment', instance);
  const found = asked === undefined ? counted : promises.find(({ promise }) => promise === asked);
  if (found === undefined) throw invalidField('promise', 'promise_unknown', { promise: asked ?? '' });
  if (found === null) return null;
  const about = { promise: found.promise, item: item.code };
  if (found.item !== item.code || found.kind !== 'commitment' || found.instance !== instance)
    throw invalidField('promise', 'promise_of_other_case', about);
  const { signature, withdrawal } = found;
  // The ordinary way stays open: what is refused is the decision on a promise that is not there any more (安阳条例 26).
  if (withdrawal !== null)
    throw conflict('promise_withdrawn', { promise: found.promise, on: isoDay(withdrawal.on) });
  if (signature === null) throw invalidField('promise', 'promise_not_signed', about);
  if (signature.on > on) throw invalidField('promise', 'promise_signed_later', { on: isoDay(signature.on) });
  return found.promise;
}

/** What spoke against the promise on the day of the decision, as the record knows it. */
const evidenceOn = ({ plan, item, around }: Ground, on: Day, { calendar, policies }: CaseRules): Evidence =>
  evidenceOf(
    plan,
    readProject(plan, (code) => around.filter((event) => event.item === code), calendar, policies, on),
    around,
    item.code,
  );
