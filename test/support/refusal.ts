// The refusal that an act meets, for assertions on its code and facts.
import { Refusal } from '../../src/domain/errors.ts';

/** Throws when the act was not refused, or failed otherwise. */
export function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** The same for a verb. */
export async function refusedBy(act: () => Promise<unknown>): Promise<Refusal> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
