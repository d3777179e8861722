// 轮到您: what the owner must do by which day and what waits for it, or that there is nothing to do.

import type { OwnerPageView } from '../../services/owner-page.ts';
import { type Lang, t } from '../../texts/index.ts';
import { below, type OwnerShell } from '../pages/owner-frame.tsx';
import { openCases } from '../words/answer.ts';
import { markOfCase } from '../words/marks.ts';
import { fullWidth, listed, named } from '../words/names.ts';
import { type Turn, turnsOf } from '../words/owner-lines.ts';
import { Day, Rich } from './day.tsx';
import { shape } from './shapes.ts';

interface YourTurnProps extends Pick<OwnerPageView, 'project' | 'offers'> {
  readonly shell: OwnerShell;
}

export function YourTurn({ shell, project, offers }: YourTurnProps) {
  const { lang } = shell;
  const turns = turnsOf(lang, project.cases);
  if (turns.length + offers.length > 0) return <Turns shell={shell} turns={turns} offers={offers} />;
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

interface TurnsProps extends Pick<OwnerPageView, 'offers'> {
  readonly shell: OwnerShell;
  readonly turns: readonly Turn[];
}

function Turns({ shell, turns, offers }: TurnsProps) {
  const { lang } = shell;
  const late = turns.some(({ left }) => left.tone === 'late');
  return (
    <section class={late ? 'card mine late' : 'card mine'} aria-label={t(lang, 'owner.turn')}>
      <span class="label">{t(lang, 'owner.turn')}</span>
      <ul>
        {offers.map((offer) => (
          <li>
            <b>{t(lang, 'owner.sign', { item: fullWidth(named(lang, offer.itemName)) })}</b>
            <p>
              <a class="btn main" href={below(shell, `/promises/${offer.promise}`)}>
                {t(lang, 'owner.sign.go')}
              </a>
            </p>
          </li>
        ))}
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
              {turn.sends ? (
                <>
                  <a href={below(shell, '/supplement', { case: turn.item })}>
                    {t(lang, 'owner.supply')}
                  </a>{' '}
                </>
              ) : null}
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

/** The way to the ledger of a clock. */
export const Why = ({ shell, item, kind }: { shell: OwnerShell; item: string; kind: string }) => (
  <a href={below(shell, '/ledger', { case: item, clock: kind })}>{t(shell.lang, 'owner.why')}</a>
);
