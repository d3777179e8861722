// The page behind an owner's link: whose turn it is, who has it, the two dates, the stages and what changed last.
import type { OwnerPageView } from '../../services/owner-page.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Day, Tied } from '../components/day.tsx';
import { headlineOf, withoutPromise } from '../components/forecast-figures.tsx';
import { Now } from '../components/owner-now.tsx';
import { OwnProblems } from '../components/owner-problems.tsx';
import { YourTurn } from '../components/owner-turn.tsx';
import { icon, shape } from '../components/shapes.ts';
import { stageCount } from '../components/stage-band.tsx';
import { shortDay } from '../words/dates.ts';
import { outcomeOf } from '../words/forecast-lines.ts';
import { markOfStage } from '../words/marks.ts';
import { fullWidth, named } from '../words/names.ts';
import { changesOf } from '../words/owner-lines.ts';
import { leftOf, limitWords } from '../words/remaining.ts';
import { below, OwnerFrame, type OwnerShell } from './owner-frame.tsx';

interface Props {
  readonly shell: OwnerShell;
  readonly view: OwnerPageView;
}

const CHANGES = 4;

export function OwnerPage({ shell, view }: Props) {
  const { lang } = shell;
  const { project, silence } = view;
  return (
    <OwnerFrame
      shell={shell}
      title={project.name}
      sub={<Tied text={t(lang, 'owner.valid', { date: shortDay(lang, view.expiresOn, project.asOf) })} />}
      back={false}
      foot={<Bar shell={shell} view={view} />}
    >
      <YourTurn shell={shell} project={project} offers={view.offers} />
      <Now shell={shell} project={project} parties={view.parties} />
      {silence === null ? null : (
        <p class="card note">
          <Tied
            text={t(lang, 'owner.silence', {
              date: shortDay(lang, silence.since, project.asOf),
              n: silence.workingDays,
            })}
          />
        </p>
      )}
      <TwoDates lang={lang} view={view} />
      <Stages shell={shell} view={view} />
      <OwnProblems shell={shell} problems={view.problems} />
      <Changes lang={lang} view={view} />
      {view.rateable.length === 0 ? null : (
        <p class="card">
          <a href={below(shell, '/rate')}>{t(lang, 'owner.rate.link')}</a>
        </p>
      )}
    </OwnerFrame>
  );
}

function TwoDates({ lang, view: { project, forecast } }: { lang: Lang; view: OwnerPageView }) {
  const target = headlineOf(forecast);
  const { asOf } = project;
  const on = target?.forecastOn ?? forecast.finishOn;
  const outcome = target === null ? null : outcomeOf(lang, target);
  const running = project.targets.find(({ id }) => id === target?.id);
  const tone = target?.late === true ? 'late' : undefined;
  const isOver = on !== null && on <= asOf && !project.cases.some((c) => c.status === 'running');
  return (
    <section class="card two" aria-label={t(lang, 'forecast.figures')}>
      <dl class={target === null ? 'one' : undefined}>
        {target === null || running === undefined ? null : (
          <div>
            <dt>{t(lang, 'owner.promised')}</dt>
            <dd class="big">
              {target.promisedOn === null ? '—' : <Day lang={lang} date={target.promisedOn} year={asOf} />}
            </dd>
            <dd>
              {t(lang, 'owner.budget', {
                budget: limitWords(lang, target.budget),
                left:
                  running.remainingDays < 0
                    ? t(lang, `time.late.${target.budget.unit}`, { n: -running.remainingDays })
                    : leftOf(lang, target.budget.unit, running.remainingDays, false).text,
              })}
            </dd>
          </div>
        )}
        <div>
          <dt>{t(lang, isOver ? 'owner.happened' : 'owner.expected')}</dt>
          <dd class={tone === undefined ? 'big' : `big ${tone}`}>
            {on === null ? '—' : <Day lang={lang} date={on} year={asOf} />}
          </dd>
          <dd class={tone}>
            {outcome === null
              ? withoutPromise(lang, forecast)
              : target?.late === true
                ? outcome.text
                : t(lang, 'owner.inTime')}
          </dd>
        </div>
      </dl>
      {isOver || on === null ? null : (
        <p>
          {target?.because == null
            ? t(lang, 'owner.becauseNone')
            : t(lang, 'owner.because', { item: fullWidth(named(lang, target.because.name)) })}
        </p>
      )}
    </section>
  );
}

function Stages({ shell, view: { project } }: Props) {
  const { lang } = shell;
  const stages = project.stages.filter(({ total }) => total > 0);
  return (
    <section class="card" aria-label={t(lang, 'owner.stages')}>
      <ol class="stages">
        {stages.map((stage) => (
          <li>
            <span class={`c-${markOfStage(stage)}`}>{shape(markOfStage(stage), 14)}</span>
            <b>{named(lang, stage.name)}</b>
            <span class={stage.overdue > 0 ? 'late' : undefined}>{stageCount(lang, stage)}</span>
          </li>
        ))}
      </ol>
      <a class="more" href={below(shell, '/cases')}>
        {t(lang, 'owner.all', { n: project.cases.filter((c) => c.status !== 'waived').length })}
      </a>
    </section>
  );
}

function Changes({ lang, view }: { lang: Lang; view: OwnerPageView }) {
  const changes = changesOf(lang, view, CHANGES);
  return (
    <section class="card changes">
      <h2>{t(lang, 'owner.changes')}</h2>
      {changes.length === 0 ? <p class="sub">{t(lang, 'owner.changes.none')}</p> : null}
      <ul>
        {changes.map(({ on, text }) => (
          <li>
            <Day lang={lang} date={on} year={view.project.asOf} /> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** At the foot of the screen, each at least 44 high. */
function Bar({ shell, view: { project } }: Props) {
  const { lang } = shell;
  const { agent } = project;
  return (
    <nav class="bar" aria-label={t(lang, 'owner.actions')}>
      <div class="in">
        {agent?.phone == null ? null : (
          <a class="btn main" href={`tel:${agent.phone.replace(/[^\d+]/g, '')}`}>
            {icon('phone', 18)}
            <span>
              {t(lang, 'owner.call', { name: agent.name })}
              <br />
              <small>{agent.phone}</small>
            </span>
          </a>
        )}
        <a class="btn" href={below(shell, '/report')}>
          {icon('message', 16)} {t(lang, 'owner.report')}
        </a>
        <a class="btn" href={below(shell, '/share')}>
          {icon('share', 16)} {t(lang, 'owner.share')}
        </a>
      </div>
    </nav>
  );
}
