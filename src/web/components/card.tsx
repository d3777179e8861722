// A white card with a quiet head: title, grey remark, something at the right. Cards never stand inside cards.
import type { Child } from 'hono/jsx';

export interface CardProps {
  readonly title: string;
  readonly remark?: Child;
  readonly aside?: Child;
  readonly class?: string | undefined;
  readonly id?: string | undefined;
  /** Level of the head; 2 unless the page nests deeper. */
  readonly children?: Child;
}

export function Card({ title, remark, aside, class: className, id, children }: CardProps) {
  return (
    <section class={className === undefined ? 'panel' : `panel ${className}`} id={id} aria-label={title}>
      <header class="panel-head">
        <h2>{title}</h2>
        {remark === undefined ? null : <p class="remark">{remark}</p>}
        {aside === undefined ? null : <div class="aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** What stands where a list would, when there is nothing: one line what, one line what to do. */
export function Empty({ title, body, children }: { title: string; body?: string; children?: Child }) {
  return (
    <div class="empty-state">
      <p class="empty-head">{title}</p>
      {body === undefined ? null : <p class="sub">{body}</p>}
      {children}
    </div>
  );
}

/** A pair of label and value in a narrow column. */
export function Fact({ label, children }: { label: string; children: Child }) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
