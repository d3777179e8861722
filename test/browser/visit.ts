// One page of the walk through all pages: where it is, who opens it, what it is for.
import type { DemoProgram } from './demo.ts';

export interface Visit {
  readonly name: string;
  /** The route of src/web that answers, as in the table of pages. */
  readonly route: string;
  readonly as: string | null;
  readonly path: (demo: DemoProgram) => string;
  /** 200 unless told. */
  readonly status?: number;
  /** The action that the page is for, by its selector; the keyboard must get there. */
  readonly main?: string;
}

export const primary = 'main .btn-primary';
export const visit = (
  name: string,
  route: string,
  as: string | null,
  path: Visit['path'] | string,
  more: Pick<Visit, 'status' | 'main'> = {},
): Visit => ({ name, route, as, path: typeof path === 'string' ? () => path : path, ...more });
