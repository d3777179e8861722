// What an administrator has to do about the calendars: next year's notice is missing, a change waits for the second signature.
import type { CalendarDuties, MissingNotice as Missing } from '../../services/calendar-office.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { reasonWord } from '../words/calendar-lines.ts';
import { fullDay } from '../words/dates.ts';
import { Tied } from './day.tsx';
import { icon } from './shapes.ts';

const NAMED = 3;

/** Nothing to do, nothing shown. */
export function CalendarReminder({ lang, duties }: { lang: Lang; duties: CalendarDuties }) {
  const { missing, toSign } = duties;
  if (missing === null && toSign.length === 0) return null;
  return (
    <ul class="notice">
      {missing === null ? null : <MissingNotice lang={lang} missing={missing} href={paths.calendar} />}
      {toSign.length === 0 ? null : (
        <li class={toSign.length === 1 ? undefined : 'many'}>
          {icon('info', 14)} <b>{t(lang, 'cal.waiting.title', { n: toSign.length })}</b>
          {toSign.slice(0, NAMED).map(({ id, note, createdBy }) => (
            <a href={paths.proposal(id)}>
              {t(lang, 'cal.waiting.line', { name: createdBy.name, note: reasonWord(lang, note) })}
            </a>
          ))}
          {toSign.length > NAMED ? <a href={paths.calendar}>{t(lang, 'cal.waiting.all')}</a> : null}
        </li>
      )}
    </ul>
  );
}

/** One line of a list of notices. */
export function MissingNotice({ lang, missing, href }: { lang: Lang; missing: Missing; href: string }) {
  const facts = { year: missing.year, since: fullDay(lang, missing.since) };
  return (
    <li>
      {icon('info', 14)} <b>{t(lang, 'cal.missing.title', facts)}</b>
      <span>
        <Tied text={t(lang, 'cal.missing.body', facts)} />
      </span>
      <a href={href}>{t(lang, 'cal.missing.go')}</a>
    </li>
  );
}
