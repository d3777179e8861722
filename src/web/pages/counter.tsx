// 收件: find a project by code, name or pinyin, go on with a draft, or open a project right here.

import type { Problem } from '../../domain/problem.ts';
import type { DraftRow } from '../../services/counter-drafts.ts';
import type { CounterCounts } from '../../services/counter-lists.ts';
import type { ProjectRow } from '../../services/views.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { type Counter, Counters } from '../components/counters.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';
import { draftDay } from './intake.tsx';

export interface CounterPageProps {
  readonly shell: Shell;
  readonly asOf: string;
  readonly q: string;
  /** null while nothing was looked for. */
  readonly found: readonly ProjectRow[] | null;
  readonly more: boolean;
  /** What is wrong with what was typed, where it looks like a project code. */
  readonly problem: Problem | null;
  readonly drafts: readonly DraftRow[];
  readonly counts: CounterCounts;
}

export function CounterPage(props: CounterPageProps) {
  const { shell, q, problem } = props;
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'intake.title')} active="counter">
      <PageHead title={t(lang, 'intake.title')} sub={t(lang, 'counter.sub')} />
      <Counters label={t(lang, 'counter.lists')} counters={countersOf(lang, props.counts)} />
      <div class="panel counter-find">
        <search>
          <form action={paths.counter()} method="get" class="find-project">
            <label class="form-label" for="find-q">
              {t(lang, 'counter.find')}
            </label>
            <div class="find-row">
              <input
                class="form-control"
                id="find-q"
                name="q"
                value={q}
                maxlength={200}
                autocomplete="off"
                spellcheck={false}
                autofocus
                aria-describedby="find-live"
                hx-get="/fields/find"
                hx-trigger="change, keyup changed delay:400ms"
                hx-target="#find-live"
                hx-swap="innerHTML"
              />
              <button class="btn btn-primary" type="submit">
                {t(lang, 'counter.go')}
              </button>
              <a
                class="btn"
                href={paths.counterOpening(problem === null && looksLikeCode(q) ? { code: q } : {})}
              >
                {t(lang, 'counter.openNew')}
              </a>
            </div>
            <p class="live" id="find-live" aria-live="polite">
              {problem === null ? (
                ''
              ) : (
                <span class="error">{errorText(lang, problem.code, problem.facts)}</span>
              )}
            </p>
          </form>
        </search>
        <Found {...props} />
      </div>
      <Drafts lang={lang} drafts={props.drafts} asOf={props.asOf} />
    </Layout>
  );
}

/** Digits and dashes, and enough of them: what people type when they mean a code. */
export const looksLikeCode = (text: string): boolean => /^[\d\s\-—–]{8,}$/.test(text.trim());

const marks = { notice: 'received', correcting: 'correction', pickup: 'done' } as const;
const countersOf = (lang: Lang, counts: CounterCounts): readonly Counter[] =>
  (['notice', 'correcting', 'pickup'] as const).map((list) => ({
    mark: marks[list],
    label: t(lang, `menu.${list}`),
    note: t(lang, `counter.note.${list}`),
    count: counts[list],
    href: paths.counterList(list),
    current: false,
  }));

function Found({ shell: { lang }, q, found, more, problem }: CounterPageProps) {
  if (found === null) return null;
  if (found.length === 0)
    return (
      <Empty
        title={t(lang, 'counter.none', { q })}
        body={t(lang, problem === null ? 'counter.noneBody' : 'counter.noneWrong')}
      />
    );
  return (
    <ul class="found-projects">
      {found.map((row) => (
        <li>
          <a href={paths.counterProject(row.id)}>
            <b>{row.name}</b>
            <span>{row.ownerName}</span>
            <span class="code">{row.code}</span>
          </a>
        </li>
      ))}
      {more ? <li class="sub">{t(lang, 'counter.more')}</li> : null}
    </ul>
  );
}

function Drafts({ lang, drafts, asOf }: { lang: Lang; drafts: readonly DraftRow[]; asOf: string }) {
  if (drafts.length === 0) return null;
  return (
    <Card title={t(lang, 'counter.drafts')} remark={t(lang, 'counter.draftsSub')}>
      <ul class="plain-list">
        {drafts.map((draft) => (
          <li>
            <a
              href={
                draft.projectId === ''
                  ? paths.counterOpening({ draft: '1' })
                  : paths.intake(draft.projectId, draft.item)
              }
            >
              {draft.projectName ?? draft.typed ?? t(lang, 'counter.untitled')}
              {draft.itemName === null ? null : ` · ${named(lang, draft.itemName)}`}
            </a>
            <small>{draftDay(lang, draft.savedAt, asOf)}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
