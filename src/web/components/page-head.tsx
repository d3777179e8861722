// The first line of a page: where it stands, title, one grey sentence, actions at the right with the main one last.
import type { Child } from 'hono/jsx';

export interface Crumb {
  readonly text: string;
  readonly href: string;
}

export interface PageHeadProps {
  readonly title: string;
  readonly sub?: Child;
  readonly crumbs?: readonly Crumb[];
  readonly children?: Child;
}

export function PageHead({ title, sub, crumbs = [], children }: PageHeadProps) {
  return (
    <div class="page-head">
      <div class="title-line">
        {crumbs.length === 0 ? null : (
          <nav class="crumbs">
            {crumbs.map((crumb) => (
              <>
                <a href={crumb.href}>{crumb.text}</a>
                <span aria-hidden="true">/</span>
              </>
            ))}
          </nav>
        )}
        <h1>{title}</h1>
        {sub === undefined ? null : <p class="sub">{sub}</p>}
      </div>
      {children === undefined ? null : <div class="actions">{children}</div>}
    </div>
  );
}
