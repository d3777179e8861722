// The strip of counts above a list. Each opens the list it counts; a zero is grey.
import type { Mark } from '../words/marks.ts';
import { shape } from './shapes.ts';

export interface Counter {
  readonly mark: Mark | null;
  readonly label: string;
  readonly note: string;
  readonly count: number;
  readonly href: string;
  readonly current: boolean;
}

export function Counters({ label, counters }: { label: string; counters: readonly Counter[] }) {
  return (
    <nav class="counters" aria-label={label}>
      {counters.map((counter) => (
        <a
          href={counter.href}
          aria-current={counter.current ? 'true' : undefined}
          class={counter.count === 0 ? 'zero' : counter.mark === null ? 'c-plain' : `c-${counter.mark}`}
        >
          <span class="number">{counter.count}</span>
          <span class="what">
            <span class={counter.mark === null ? 'light m-plain' : `light m-${counter.mark}`}>
              {counter.mark === null ? null : shape(counter.mark)}
              <span>{counter.label}</span>
            </span>
            <small>{counter.note}</small>
          </span>
        </a>
      ))}
    </nav>
  );
}
