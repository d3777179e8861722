// The page behind an owner's link: whose turn it is, who has it, the two dates, the stages and what changed last.
import type { OwnerPageView } from '../../services/owner-page.ts';
import type { CaseView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Day, ProvisionalLine, Rich, Tied } from '../components/day.tsx';
import { headlineOf, withoutPromise } from '../components/forecast-figures.tsx';
import { icon, shape } from '../components/shapes.ts';
import { stageCount } from '../components/stage-band.tsx';
import { Tag } from '../components/tag.tsx';
import { openCases, sinceOf } from '../words/answer.ts';
import { shortDay } from '../words/dates.ts';
import { outcomeOf } from '../words/forecast-lines.ts';
import { isLate, markOfCase, markOfStage, wordOfCase } from '../words/marks.ts';
import { fullWidth, listed, named, partyFull } from '../words/names.ts';
import { changesOf, isOwners, type Turn, turnsOf } from '../words/owner-lines.ts';
import { dayToWatch, leftOf, limitWords, remainingOf } from '../words/remaining.ts';
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
      <YourTurn shell={shell} view={view} />
      <Now shell={shell} view={view} />
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
      <Changes lang={lang} view={view} />
    </OwnerFrame>
  );
}

function YourTurn({ shell, view: { project } }: Props) {
  const { lang } = shell;
  const turns = turnsOf(lang, project.cases);
  if (turns.length > 0) return <Turns shell={shell} turns={turns} />;
  const ready = project.cases.filter((c) => c.status === 'ready');
  const items = listed(
    lang,
    ready.map((c) => fullWidth(named(lang, c.name))),
  );
  const isBusy = openCases(project.cases).length > 0;
  if (!isBusy && ready.length > 0)
    return (
      <section class="card mine" aria-label={t(lang, 'owner.turn')}>
        <span class="label">{t(lang, 'owner.turn')}</span>
        <p>
          <b>{t(lang, 'owner.turn.file', { items })}</b>
        </p>
        <p>{t(lang, 'owner.turn.fileSub')}</p>
      </section>
    );
  const isOver = !isBusy && project.cases.every((c) => ['done', 'waived', 'ended'].includes(markOfCase(c)));
  return (
    <section class="card turn" aria-label={t(lang, 'owner.turn')}>
      <span class="badge">{shape('done', 16)}</span>
      <div>
        <h2>{t(lang, isOver ? 'owner.turn.over' : 'owner.turn.none')}</h2>
        <p>
          {isOver
            ? t(lang, 'owner.turn.overSub')
            : ready.length > 0
              ? t(lang, 'owner.turn.may', { items })
              : t(lang, 'owner.turn.noneSub')}
        </p>
      </div>
    </section>
  );
}

function Turns({ shell, turns }: { shell: OwnerShell; turns: readonly Turn[] }) {
  const { lang } = shell;
  const late = turns.some(({ left }) => left.tone === 'late');
  return (
    <section class={late ? 'card mine late' : 'card mine'} aria-label={t(lang, 'owner.turn')}>
      <span class="label">{t(lang, 'owner.turn')}</span>
      <ul>
        {turns.map((turn) => (
          <li>
            <b>
              <Rich
                lang={lang}
                k={turn.key}
                facts={{
                  date: <Day lang={lang} date={turn.by} />,
                  item: turn.itemName,
                  materials: <Materials lang={lang} names={turn.materials} />,
                }}
              />
            </b>
            {turn.blocks === null ? null : <p>{turn.blocks}</p>}
            <p>
              {turn.left.tone === 'quiet' ? null : (
                <span class={turn.left.tone === 'late' ? 'late' : undefined}>{turn.left.text} </span>
              )}
              {turn.clock === null ? null : <Why shell={shell} item={turn.item} kind={turn.clock.kind} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The name of a paper is not torn apart at the end of a line, unless it is a long one. */
const Materials = ({ lang, names }: { lang: Lang; names: readonly string[] }) => (
  <>
    {names.map((name, i) => (
      <>
        {i === 0 ? null : t(lang, 'common.listComma')}
        <span class={name.length <= 12 ? 'nb' : undefined}>{name}</span>
      </>
    ))}
  </>
);

const Why = ({ shell, item, kind }: { shell: OwnerShell; item: string; kind: string }) => (
  <a href={below(shell, '/ledger', { case: item, clock: kind })}>{t(shell.lang, 'owner.why')}</a>
);

const OTHERS = 3;

function Now({ shell, view: { project, parties } }: Props) {
  const { lang } = shell;
  const [first, ...others] = openCases(project.cases).filter((c) => !isOwners(c));
  if (first === undefined) return null;
  return (
    <section class="card now" aria-label={t(lang, 'owner.holder')}>
      <Held shell={shell} parties={parties} c={first} year={project.asOf} />
      {others.length === 0 ? null : (
        <div class="also">
          <h3>{t(lang, 'owner.also')}</h3>
          <ul>
            {others.slice(0, OTHERS).map((c) => (
              <li>
                <span>
                  {named(lang, c.name)} <small>{holderOf(lang, c, parties)}</small>
                </span>
                <Day
                  lang={lang}
                  date={c.mainClock === null ? null : dayToWatch(c.mainClock)}
                  year={project.asOf}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const holderOf = (lang: Lang, c: CaseView, parties: OwnerPageView['parties']): string =>
  c.pause === null
    ? partyFull(lang, c.holder, parties[c.holder ?? ''] ?? c.holderName)
    : t(lang, 'owner.pause', { procedure: named(lang, c.pause.name) });

interface HeldProps {
  readonly shell: OwnerShell;
  readonly parties: OwnerPageView['parties'];
  readonly c: CaseView;
  readonly year: string;
}

function Held({ shell, parties, c, year }: HeldProps) {
  const { lang } = shell;
  const mark = markOfCase(c);
  const clock = c.mainClock;
  const left = remainingOf(lang, clock);
  const timed = left.tone === 'late' || left.tone === 'soon' || left.tone === 'plain';
  const since = sinceOf(c);
  const watch = clock === null ? null : dayToWatch(clock);
  const tone = isLate(mark) ? 'late' : undefined;
  return (
    <>
      <h2>
        <Tag lang={lang} mark={mark} word={timed ? left.text : wordOfCase(lang, c, mark)} />
        <span>{fullWidth(named(lang, c.name))}</span>
      </h2>
      <dl>
        <dt>{t(lang, 'owner.holder')}</dt>
        <dd>
          <b>{holderOf(lang, c, parties)}</b>
        </dd>
        {since === null ? null : (
          <>
            <dt>{t(lang, 'owner.since')}</dt>
            <dd>
              <Day lang={lang} date={since.date} /> {t(lang, since.verb)}
            </dd>
          </>
        )}
        {clock === null || watch === null ? null : (
          <>
            <dt>{t(lang, dueLabel(c))}</dt>
            <dd>
              <b class={tone}>
                <Day lang={lang} date={watch} />
              </b>
              <Why shell={shell} item={c.item} kind={clock.kind} />
            </dd>
          </>
        )}
      </dl>
      {clock?.provisional === true && watch !== null ? (
        <p class="sub">
          <ProvisionalLine lang={lang} date={watch} />
        </p>
      ) : null}
      {c.deemedAccepted && c.status === 'running' && c.receivedOn !== null ? (
        <p class="sub">
          <Tied text={t(lang, 'answer.deemed', { date: shortDay(lang, c.receivedOn, year) })} />
        </p>
      ) : null}
    </>
  );
}

const dueLabel = (c: CaseView) =>
  c.status === 'paused'
    ? 'owner.due.expected'
    : c.status === 'received'
      ? 'owner.due.notice'
      : c.status === 'verifying'
        ? 'owner.due.verify'
        : 'owner.due';

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
