// After an intake: what was done, by when what follows, and the papers ready to print. A slip of the pen is mended from here.
import type { IntakeDone } from '../../services/intake-done.ts';
import type { PaperView } from '../../services/paper-views.ts';
import { copiesOf } from '../../services/take-in-papers.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Clock, Day } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PaperSheet } from '../components/paper-sheet.tsx';
import { Left, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { eventLine, eventWord } from '../words/event-lines.ts';
import { markOfCase } from '../words/marks.ts';
import { named } from '../words/names.ts';
import { remainingOf } from '../words/remaining.ts';

export interface IntakeDonePageProps {
  readonly shell: Shell;
  readonly done: IntakeDone;
  /** The papers that stand, each as it is printed: printing this page prints them all. */
  readonly sheets: readonly PaperView[];
  /** Where codes lead: `https://tracker.example`. */
  readonly origin: string;
}

export function IntakeDonePage({ shell, done, sheets, origin }: IntakeDonePageProps) {
  const { lang } = shell;
  const { project, case: view, events } = done;
  const answer = events.at(-1);
  return (
    <Layout
      shell={shell}
      title={`${t(lang, 'intake.done')} · ${project.name}`}
      active="counter"
      sheet
      scripts={['counter.js']}
    >
      <PageHead
        title={
          answer === undefined
            ? t(lang, 'intake.done')
            : t(lang, 'intake.doneWith', { answer: eventWord(lang, answer.type) })
        }
        sub={`${project.name} · ${named(lang, view.name)}`}
        crumbs={[{ text: t(lang, 'menu.counter'), href: paths.counter() }]}
      >
        <a class="btn" href={paths.counterProject(project.id)}>
          {t(lang, 'intake.sameProject')}
        </a>
        <a class="btn" href={paths.counter()}>
          {t(lang, 'intake.next')}
        </a>
        {sheets.length === 0 ? null : (
          <button class="btn btn-primary" type="button" data-print hidden>
            {t(lang, 'intake.printAll', { n: sheets.length })}
          </button>
        )}
      </PageHead>
      <div class="done-columns">
        <Papers lang={lang} done={done} />
        <Card title={t(lang, 'intake.state')}>
          <dl class="facts done-facts">
            <div class="fact">
              <dt>{t(lang, 'intake.status')}</dt>
              <dd>
                <Tag lang={lang} mark={markOfCase(view)} />
              </dd>
            </div>
            {view.mainClock === null ? null : (
              <div class="fact">
                <dt>{t(lang, `clock.${view.mainClock.kind}`)}</dt>
                <dd>
                  <Day
                    lang={lang}
                    date={view.mainClock.dueOn ?? view.mainClock.expectedDueOn}
                    provisional={view.mainClock.provisional}
                  />{' '}
                  <Left words={remainingOf(lang, view.mainClock)} />
                </dd>
              </div>
            )}
          </dl>
          <ul class="plain-list stacked done-events">
            {events.map((event) => (
              <li>
                <span>
                  <b>{eventWord(lang, event.type)}</b> <Clock lang={lang} at={event.occurredAt} />
                </span>
                <small>{eventLine(lang, event)}</small>
                {event.mayMend ? (
                  <a href={`${paths.mendIntake(project.id, view.item)}?event=${event.seq}`}>
                    {t(lang, 'intake.mend')}
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <div class="desk-of-paper done-sheets">
        {sheets.flatMap((paper) =>
          Array.from({ length: copiesOf(paper.kind) }, (_, copy) => (
            <div
              class={copy === 0 ? 'one-sheet' : 'one-sheet print-only'}
              aria-hidden={copy === 0 ? undefined : 'true'}
            >
              <PaperSheet
                content={paper.content}
                stamp={null}
                foot={{
                  check: paper.check,
                  checkUrl: `${origin}${paper.checkPath}`,
                  progressUrl: paper.progressPath === null ? null : `${origin}${paper.progressPath}`,
                }}
              />
            </div>
          )),
        )}
      </div>
    </Layout>
  );
}

function Papers({ lang, done: { papers } }: { lang: Lang; done: IntakeDone }) {
  return (
    <Card title={t(lang, 'intake.papersReady')} remark={t(lang, 'intake.papersSub')}>
      {papers.length === 0 ? (
        <Empty title={t(lang, 'intake.noPapers')} />
      ) : (
        <ul class="done-papers">
          {papers.map((paper) => (
            <li class={paper.voided ? 'voided' : undefined}>
              <a href={paper.path}>
                <b>{t(lang, `paper.kind.${paper.kind}`)}</b>
                <span>{paper.number}</span>
              </a>
              {paper.voided ? <span class="sub">{t(lang, 'intake.voided')}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
