// 现由谁办: the department, since when, due by which day, how late, and where to see why.
import type { CaseView, ProjectView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { duty, openCases, sinceOf } from '../words/answer.ts';
import { brokenOf, isLate, markOfCase, wordOfCase } from '../words/marks.ts';
import { listed, named, partyFull, partyShort } from '../words/names.ts';
import { dayToWatch, remainingOf } from '../words/remaining.ts';
import { Day, ProvisionalLine, Rich } from './day.tsx';
import { DebtLines } from './debt-lines.tsx';
import { Tag } from './tag.tsx';

export interface AnswerCardProps {
  readonly lang: Lang;
  readonly project: ProjectView;
  readonly recordable: readonly string[];
}

export function AnswerCard({ lang, project, recordable }: AnswerCardProps) {
  const [first, ...others] = openCases(project.cases);
  const late = first !== undefined && isLate(markOfCase(first));
  return (
    <section class={late ? 'panel answer late' : 'panel answer'} aria-label={t(lang, 'answer.title')}>
      <h2 class="label">{t(lang, 'answer.title')}</h2>
      {first === undefined ? (
        <Nobody lang={lang} project={project} />
      ) : (
        <Now lang={lang} project={project} c={first} recordable={recordable} />
      )}
      {others.length === 0 ? null : <Others lang={lang} project={project} cases={others} />}
    </section>
  );
}

interface NowProps extends AnswerCardProps {
  readonly c: CaseView;
}

function Now({ lang, project, c, recordable }: NowProps) {
  const mark = markOfCase(c);
  const since = sinceOf(c);
  const clock = c.mainClock;
  const watch = clock === null ? null : dayToWatch(clock);
  const left = remainingOf(lang, clock);
  const year = project.asOf;
  const timed = left.tone === 'late' || left.tone === 'soon';
  return (
    <>
      <p class="holder">
        {c.pause === null ? partyFull(lang, c.holder, c.holderName) : named(lang, c.pause.name)}
      </p>
      <p>
        {since === null ? (
          named(lang, c.name)
        ) : (
          <Rich
            lang={lang}
            k="answer.since"
            facts={{
              item: named(lang, c.name),
              date: <Day lang={lang} date={since.date} year={year} />,
              verb: lang === 'en' ? t(lang, since.verb).toLowerCase() : ` ${t(lang, since.verb)}`,
            }}
          />
        )}
      </p>
      {c.deemedAccepted && c.receivedOn !== null && c.status === 'running' ? (
        <p class="sub">
          <Rich
            lang={lang}
            k="answer.deemed"
            facts={{ date: <Day lang={lang} date={c.receivedOn} year={year} /> }}
          />
        </p>
      ) : null}
      <PromiseLines lang={lang} c={c} year={year} />
      {c.lapse === null ? null : <p class="sub">{t(lang, `lapse.${c.lapse}`)}</p>}
      <DebtLines lang={lang} c={c} />
      <p class="due-line">
        <Tag lang={lang} mark={mark} word={timed ? left.text : wordOfCase(lang, c, mark)} />
        {timed || clock === null || left.tone === 'quiet' ? null : <span class="sub">{left.text}</span>}
        {watch === null ? null : (
          <span>
            <Rich
              lang={lang}
              k={duty(c)}
              facts={{
                date: <Day lang={lang} date={watch} class={left.tone === 'late' ? 't-late' : undefined} />,
                materials: listed(
                  lang,
                  c.owes.map((owed) => owed.name),
                ),
              }}
            />
          </span>
        )}
      </p>
      {clock?.provisional === true && watch !== null ? (
        <p class="sub">
          <ProvisionalLine lang={lang} date={watch} />
        </p>
      ) : null}
      <p class="links">
        {clock === null ? null : (
          <a href={paths.ledger(project.id, c.item, clock)}>{t(lang, 'project.why')}</a>
        )}
        {c.commitment === null ? null : (
          <a href={paths.commitment(project.id, c.item)}>{t(lang, 'commitment.see')}</a>
        )}
        {recordable.includes(c.item) ? (
          <a href={paths.record(project.id, c.item)}>{t(lang, 'project.recordNow')}</a>
        ) : null}
      </p>
    </>
  );
}

/** What is due where a promise is broken, and when that is made public; or when it would be. */
function PromiseLines({ lang, c, year }: { lang: Lang; c: CaseView; year: string }) {
  const { commitment } = c;
  if (commitment === null || commitment.publicityOn === null) return null;
  const broken = brokenOf(c);
  return (
    <>
      {broken === null || commitment.judgedOn === null ? null : (
        <p class="sub">
          <Rich
            lang={lang}
            k={`commitment.due.${broken}`}
            facts={{ date: <Day lang={lang} date={commitment.judgedOn} year={year} /> }}
          />
        </p>
      )}
      <p class="sub">
        <Rich
          lang={lang}
          k={broken === null ? 'commitment.publicity.ahead' : 'commitment.publicity.broken'}
          facts={{ date: <Day lang={lang} date={commitment.publicityOn} year={year} /> }}
        />
      </p>
    </>
  );
}

function Nobody({ lang, project }: { lang: Lang; project: ProjectView }) {
  const ready = project.cases.filter((c) => c.status === 'ready');
  const over = project.cases.every((c) => ['done', 'waived'].includes(markOfCase(c)));
  return (
    <>
      <p class="holder">
        {t(lang, over ? 'answer.allDone' : ready.length > 0 ? 'party.OWN' : 'answer.nothing')}
      </p>
      {ready.length === 0 ? null : (
        <p>
          {t(lang, 'answer.ready', {
            items: listed(
              lang,
              ready.map((c) => named(lang, c.name)),
            ),
          })}
        </p>
      )}
    </>
  );
}

const OTHERS_SHOWN = 4;

function Others({ lang, project, cases }: { lang: Lang; project: ProjectView; cases: readonly CaseView[] }) {
  return (
    <div class="also">
      <h3>{t(lang, 'answer.also')}</h3>
      <ul>
        {cases.slice(0, OTHERS_SHOWN).map((c) => {
          const watch = c.mainClock === null ? null : dayToWatch(c.mainClock);
          return (
            <li>
              <span>
                {named(lang, c.name)} <small>{partyShort(lang, c.holder, c.holderName)}</small>
              </span>
              <span>
                <Day lang={lang} date={watch} year={project.asOf} provisional={c.mainClock?.provisional} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
