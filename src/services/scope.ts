// The actor's scope as the store's condition: the same rule as `sees` in access.ts, for lists.
import { nationwide } from '../domain/regions.ts';
import type { Scope, ScopePart } from '../store/scope.ts';
import { type Actor, BEARER } from './access.ts';

/** `330700` reaches all that begins with `3307`; somebody without a region reaches none. */
export const regionPrefixes = (region: string): readonly string[] => {
  if (region === '') return [];
  return [region === nationwide ? '' : region.replace(/(00){1,2}$/, '')];
};

export const scopeOf = (actor: Actor): Scope =>
  actor.roles.map((role): ScopePart => {
    switch (role) {
      case BEARER: // sees one project by its address, and lists nothing
        return {};
      case 'owner':
        return actor.creditCode === null ? {} : { creditCode: actor.creditCode };
      case 'agent':
        return { agent: actor.username };
      case 'officer':
      case 'approver':
        return actor.department === null
          ? {}
          : { regions: regionPrefixes(actor.region), departments: [actor.department] };
      default:
        return { regions: regionPrefixes(actor.region) };
    }
  });
