// The answer beside a ledger: the day, how it stands, one sentence, and the facts that the limit rests on.

import type { LedgerView } from '../../services/ledger-views.ts';
import { keyOf } from '../../services/ledger-words.ts';
import type { ClockView } from '../../services/views.ts';
import { articleText } from '../../texts/errors.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { plusDays, shortDay } from '../words/dates.ts';
import { markOfLight } from '../words/marks.ts';
import { listed } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf, unitOf } from '../words/remaining.ts';
import { Fact } from './card.tsx';
import { Day, Rich, Tied } from './day.tsx';
import { Left, Tag } from './tag.tsx';

interface Props {
  readonly lang: Lang;
  readonly ledger: LedgerView;
}

export function LedgerAnswer({ lang, ledger, title }: Props & { title: string }) {
  const { clock } = ledger;
  const watch = dayToWatch(clock);
  const left = remainingOf(lang, clock);
  const timed = left.tone === 'late' || left.tone === 'soon';
  const alsoNatural =
    clock.overdueDays !== null && unitOf(clock) === 'working' && clock.overdueDays.working > 0;
  return (
    <section class="panel answer" aria-label={title}>
      <h2 class="label">
        {clock.dueOn === null && watch !== null ? `${t(lang, 'time.expected')} ` : null}
        {title}
      </h2>
      <p class="big-day">
        <Day lang={lang} date={watch} />
      </p>
      {watch === null || ledger.calendar.unpublished === null ? null : (
        <p class="sub">
          <Tied text={t(lang, 'time.provisional', { date: watch, year: ledger.calendar.unpublished })} />
        </p>
      )}
      <p class="due-line">
        {clock.state === 'paused' ? (
          <Tag lang={lang} mark="paused" />
        ) : timed ? (
          <Tag lang={lang} mark={markOfLight(clock.light)} word={left.text} />
        ) : (
          <Left words={left} />
        )}
        {alsoNatural ? (
          <span class="sub">{t(lang, 'ledger.alsoNatural', { n: clock.overdueDays?.natural ?? 0 })}</span>
        ) : null}
      </p>
      <p class="sentence">
        <Tied text={sentenceOf(lang, ledger)} />
      </p>
      <Facts lang={lang} ledger={ledger} />
    </section>
  );
}

function Facts({ lang, ledger }: Props) {
  const { clock, extension } = ledger;
  const ground = groundOf(lang, ledger);
  return (
    <dl class="facts">
      <Fact label={t(lang, 'ledger.fact.start')}>
        <Rich
          lang={lang}
          k="ledger.fact.startValue"
          facts={{ date: <Day lang={lang} date={clock.startedOn} /> }}
        />
      </Fact>
      {clock.limit === null ? null : (
        <Fact label={t(lang, 'ledger.fact.limit')}>{limitWords(lang, clock.limit)}</Fact>
      )}
      <Fact label={t(lang, 'ledger.fact.ground')}>{ground}</Fact>
      {extension === null ? null : (
        <Fact label={t(lang, 'ledger.fact.extended')}>
          <Tied text={extensionOf(lang, ledger, extension)} />
        </Fact>
      )}
      <Fact label={t(lang, 'ledger.fact.total')}>{totalsOf(lang, ledger)}</Fact>
      {clock.stoppedOn === null ? null : (
        <Fact label={t(lang, 'ledger.fact.stopped')}>
          <Day lang={lang} date={clock.stoppedOn} />
        </Fact>
      )}
      {ledger.statutory === null ? null : <Statutory lang={lang} clock={ledger.statutory} />}
    </dl>
  );
}

function groundOf(lang: Lang, { ground }: LedgerView): string {
  const { kind, article, source, assumed, document } = ground;
  if (article !== null) return articleText(lang, article);
  if (kind === 'paper')
    return document === null
      ? t(lang, 'ledger.ground.paper')
      : t(lang, 'ledger.ground.paperNumbered', { document });
  if (kind === 'default' || kind === 'none') return t(lang, `ledger.ground.${kind}`);
  if (source === null || assumed) return t(lang, 'ledger.ground.assumed');
  return source.number === null
    ? source.title
    : t(lang, 'ledger.ground.source', { title: source.title, number: source.number });
}

function extensionOf(lang: Lang, ledger: LedgerView, told: NonNullable<LedgerView['extension']>): string {
  const unit = ledger.clock.limit?.unit ?? 'working';
  const said = {
    limit: limitWords(lang, { days: told.days, unit }),
    approver: told.approver,
    reason: told.reason,
    date: shortDay(lang, told.on, ledger.asOf),
  };
  return told.document === null
    ? t(lang, 'ledger.extension', said)
    : t(lang, 'ledger.extensionPaper', { ...said, document: told.document });
}

/** 共 15 天：计入 10 天、休息日 4 天、暂停 1 天 — only the parts that there are. */
function totalsOf(lang: Lang, { totals, target }: LedgerView): string {
  const parts: readonly (readonly [TextKey, number])[] = [
    ['ledger.total.counted', totals.counted],
    ['ledger.total.rest', totals.restDays],
    [target === null ? 'ledger.total.paused' : 'ledger.total.leftOut', totals.pausedDays],
    ['ledger.total.rolled', totals.rolledDays],
    ['ledger.total.idle', totals.idleDays],
    ['ledger.total.late', totals.lateDays],
  ];
  // A number never stands at the end of a line without its unit.
  const words = parts
    .filter(([, n]) => n > 0)
    .map(([key, n]) => t(lang, key, { n }).replaceAll(' ', '\u00a0'));
  return t(lang, 'ledger.total.natural', {
    n: totals.naturalDays,
    parts: words.length === 0 ? t(lang, 'ledger.fact.none') : listed(lang, words),
  });
}

function Statutory({ lang, clock }: { lang: Lang; clock: ClockView }) {
  const left = remainingOf(lang, clock);
  const comma = lang === 'en' ? ', ' : '，';
  return (
    <Fact label={t(lang, 'ledger.fact.statutory')}>
      <Day lang={lang} date={dayToWatch(clock)} provisional={clock.provisional} />
      {comma}
      <span class="nowrap">
        {limitWords(lang, clock.limit)}
        {comma}
      </span>
      <span class="nowrap">{left.text}</span>
    </Fact>
  );
}

/** 自 05-12 周二起数 10 个工作日，休息日 4 天、暂停 1 天不计，到 05-26 周二届满。 */
export function sentenceOf(lang: Lang, ledger: LedgerView): string {
  const { clock } = ledger;
  const watch = dayToWatch(clock);
  const due = watch === null ? t(lang, 'common.none') : shortDay(lang, watch, ledger.asOf);
  if (clock.limit === null) return t(lang, 'ledger.sentence.paper', { due });
  if (clock.limit.days === 0)
    return t(lang, 'ledger.sentence.onTheSpot', { start: shortDay(lang, clock.startedOn, ledger.asOf) });
  const from = shortDay(lang, plusDays(clock.startedOn, 1), ledger.asOf);
  const limit = limitWords(lang, { ...clock.limit, days: clock.limit.days + clock.extendedBy });
  if (clock.state === 'paused') return t(lang, 'ledger.sentence.pausedClock', { from, limit, due });
  // Rest days among the late ones did not move the due date.
  const before = ledger.days.filter(({ date }) => watch === null || date <= watch);
  const tally = (kind: LedgerView['days'][number]['kind']) =>
    before.filter((line) => line.kind === kind).length;
  const parts: readonly (readonly [TextKey, number])[] = [
    ['ledger.deducted.rest', tally('off')],
    ['ledger.deducted.paused', tally('paused')],
    ['ledger.deducted.idle', tally('idle')],
  ];
  const words = parts.filter(([, n]) => n > 0).map(([key, n]) => t(lang, key, { n }));
  const deducted = words.length === 0 ? '' : t(lang, 'ledger.deducted', { parts: listed(lang, words) });
  const isWork = keyOf(lang, ledger).items !== undefined;
  return t(lang, isWork ? 'ledger.sentence.target' : 'ledger.sentence.due', { from, limit, deducted, due });
}
