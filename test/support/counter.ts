// A counter in a house of its own: a design review that can be filed, and the file that is brought for it.
import { takeIn } from '../../src/services/take-in.ts';
import { useJointWorld, window } from './joint-world.ts';

export const handler = { name: '赵敏', phone: '13900000000', authority: 'letter' } as const;

/** Of the application and of the chapter that may come later. */
export const ticked = (m1: string, m6: string, what?: string) => [
  { material: 'GH01-M1', tick: m1, ...(what === undefined ? {} : { what }) },
  { material: 'GH01-M6', tick: m6 },
];
export const allIn = ticked('in', 'in');
export const key = (name: string) => ({ key: name, requestHash: 'same' });

/** Call once at the top of a test file. */
export function useCounter() {
  const world = useJointWorld();
  const { at, open, end, eventsOf } = world;
  return {
    ...world,
    /** A design review that can be filed: the application is asked for, a chapter may come later, the design is there. */
    designed: async (): Promise<string> => {
      const id = await open('yk-filing-50wd');
      await end(id, '2026-05-11', 'LX01', 'YD02', 'ZJ04');
      return id;
    },
    take: (id: string, when: string, raw: object, idempotency = key(crypto.randomUUID())) =>
      takeIn(at(window, when), {
        projectId: id,
        item: 'GH01',
        raw: { handler, ...raw },
        expectedVersion: null,
        idempotency,
      }),
    /** Kinds of events since the design was finished. */
    told: async (id: string): Promise<readonly string[]> =>
      (await eventsOf(id))
        .filter(({ item, data, type }) => item === 'GH01' || data['item'] === 'GH01' || type === 'make_link')
        .map(({ type, data }) => (type === 'issue_paper' ? `paper ${String(data['kind'])}` : type)),
  };
}
