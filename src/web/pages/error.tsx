// What went wrong, in one sentence, with a way on. Says nothing about the inside of the program.
import type { Facts, Issue, RefusalKind } from '../../domain/errors.ts';
import { errorText } from '../../texts/errors.ts';
import { t } from '../../texts/index.ts';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';

export interface ErrorPageProps {
  readonly shell: Shell;
  /** `unexpected` for everything that is not a refusal. */
  readonly kind: RefusalKind | 'unexpected';
  readonly code: string | null;
  readonly facts: Facts;
  readonly issues: readonly Issue[];
  /** Number under which the log has it. */
  readonly reference: string | null;
  /** Where the reader came from, when it still makes sense to go there. */
  readonly back: string | null;
}

export function ErrorPage({ shell, kind, code, facts, issues, reference, back }: ErrorPageProps) {
  const { lang } = shell;
  const title = t(lang, `error.title.${kind}`);
  const own =
    kind === 'not_found' || kind === 'unexpected' || kind === 'version_lost'
      ? t(lang, `error.body.${kind}`)
      : null;
  return (
    <Layout shell={shell} title={title}>
      <section class="panel error-page" aria-label={title}>
        <h1>{title}</h1>
        <p>{own ?? (code === null ? null : errorText(lang, code, facts))}</p>
        {issues.length === 0 ? null : (
          <ul>
            {issues.map((issue) => (
              <li>
                {issue.path === '' ? null : <code>{issue.path}</code>}{' '}
                {errorText(lang, issue.code, issue.facts)}
              </li>
            ))}
          </ul>
        )}
        {reference === null ? null : <p class="sub">{t(lang, 'error.reference', { id: reference })}</p>}
        <p class="links">
          {back === null ? null : (
            <a href={back}>{t(lang, kind === 'version_lost' ? 'error.reload' : 'common.back')}</a>
          )}
          {kind === 'unauthenticated' ? (
            <a href={paths.signIn}>{t(lang, 'shell.signIn')}</a>
          ) : (
            <a href={paths.home()}>{t(lang, 'error.toHome')}</a>
          )}
        </p>
      </section>
    </Layout>
  );
}
