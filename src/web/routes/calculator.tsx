// The working-day calculator: open to everybody, its address can be shared.
import { Hono } from 'hono';
import { dayOfInstant, firstDayOf, isoDay, lastDayOf, parseDay, yearOf } from '../../domain/day.ts';
import { type Issue, Refusal } from '../../domain/errors.ts';
import { calculate, LONGEST_LEDGER } from '../../services/calculation.ts';
import { calendarDays, calendarOf, dueShape, listCalendars } from '../../services/calendars.ts';
import { readInput } from '../../services/input.ts';
import { t } from '../../texts/index.ts';
import { pauseRows } from '../components/calculator-form.tsx';
import type { FormState, Option, Values } from '../components/form.tsx';
import { shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { originOf } from '../origin.ts';
import { type Answered, CalculatorPage, type CalendarYearView } from '../pages/calculator.tsx';
import { paths, withQuery } from '../paths.ts';
import { named } from '../words/names.ts';

export const calculatorRoutes = new Hono<WebEnv>().get('/calculator', (c) => {
  const values = withRows(c.req.query());
  const today = isoDay(dayOfInstant(c.var.deps.now()));
  const { form, answer } = answerTo(c, values);
  const shown = answer?.result.dueOn ?? filled(values, 'start') ?? today;
  return c.html(
    renderPage(
      <CalculatorPage
        shell={shellOf(c)}
        asOf={today}
        calendars={calendarOptions(c)}
        form={form}
        answer={answer}
        year={yearView(c, answer, Number(filled(values, 'year') ?? shown.slice(0, 4)))}
      />,
    ),
    form.issues.length > 0 ? 400 : 200,
  );
});

function calendarOptions(c: WebContext): readonly Option[] {
  const { lang, deps } = c.var;
  return listCalendars(deps.system).map(({ id, name }) => ({
    value: id,
    label:
      id === deps.system.calendars.national.id
        ? t(lang, 'calc.national')
        : t(lang, 'calc.place', { place: named(lang, name) }),
  }));
}

interface Reading {
  readonly form: FormState;
  readonly answer: Answered | null;
}

/** Nothing is asked while neither start nor days are given. A link without `roll` asks for what the law says: it rolls. */
function answerTo(c: WebContext, values: Values): Reading {
  const { system } = c.var.deps;
  const text = (name: string): string | undefined => filled(values, name);
  if (text('start') === undefined && text('days') === undefined) return { form: clean(values), answer: null };
  const issues: Issue[] = [];
  const calendar = text('calendar') ?? system.calendars.national.id;
  if (system.calendars.byId(calendar) === null) {
    const allowed = system.calendars.all.map(({ id }) => id);
    issues.push({ path: 'calendar', code: 'choice_unknown', facts: { allowed } });
  }
  const pauses = pausesIn(values, issues);
  try {
    const question = {
      start: text('start'),
      days: text('days'),
      unit: text('unit') ?? 'working',
      pauses: pauses === '' ? undefined : pauses,
      roll: text('roll'),
      knownOn: text('knownOn'),
    };
    const asked = readInput(dueShape, question);
    if (issues.length > 0) return { form: { values, issues }, answer: null };
    const result = calculate(system, calendar, asked);
    const typed = pauseRows.flatMap((n) => [
      [`from${n}`, text(`from${n}`)],
      [`to${n}`, text(`to${n}`)],
    ]);
    const { pauses: _joined, ...shared } = question;
    const place = calendar === system.calendars.national.id ? undefined : calendar;
    const own = { ...shared, calendar: place, ...Object.fromEntries(typed) };
    const answer: Answered = {
      result,
      knownOn: question.knownOn ?? null,
      longestLedger: LONGEST_LEDGER,
      link: `${originOf(c)}${paths.calculator(own)}`,
      json: withQuery(`/api/calendars/${calendar}/due`, {
        ...question,
        ledger: result.lines === null ? undefined : 'true',
      }),
    };
    return { form: clean(values), answer };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
    const found =
      error.issues.length > 0 ? error.issues : [{ path: 'start', code: error.code, facts: error.facts }];
    // Each pause has fields of its own: what is wrong with one stands there already.
    const others = found.filter(({ code }) => code !== 'pauses_shape');
    const all = [
      ...others.map((one) => (one.path === 'pauses' ? { ...one, path: 'from1' } : one)),
      ...issues,
    ];
    return { form: { values, issues: all }, answer: null };
  }
}

/** A link in the API's spelling, `pauses=a..b,c..d`, fills the rows; what they cannot hold is shown as what is wrong. */
function withRows(query: Readonly<Record<string, string>>): Values {
  const { pauses, ...values } = query;
  if (pauses === undefined || pauses === '') return values;
  const spans = pauses.split(',').map((span) => span.split('..'));
  if (spans.length > pauseRows.length || spans.some(({ length }) => length !== 2))
    return { ...values, from1: pauses };
  const rows = spans.flatMap(([from = '', to = ''], i) => [
    [`from${i + 1}`, from],
    [`to${i + 1}`, to],
  ]);
  return { ...values, ...Object.fromEntries(rows) };
}

const clean = (values: Values): FormState => ({ values, issues: [] });

/** `a..b,c..d` of the rows that were filled; what is wrong with one of them is added to `issues`. */
function pausesIn(values: Values, issues: Issue[]): string {
  const start = parseDay(filled(values, 'start') ?? '');
  return pauseRows
    .flatMap((n) => {
      const ends = [`from${n}`, `to${n}`].map((path) => ({ path, text: filled(values, path) }));
      if (ends.every(({ text }) => text === undefined)) return [];
      const days = ends.map(({ path, text }) => {
        const day = text === undefined ? null : parseDay(text);
        if (text === undefined) issues.push({ path, code: 'required', facts: {} });
        else if (day === null)
          issues.push({ path, code: 'date_invalid', facts: { value: text.slice(0, 60) } });
        return day;
      });
      const [from = null, to = null] = days;
      if (from === null || to === null) return [];
      if (to < from) {
        const facts = { from: isoDay(from), to: isoDay(to) };
        issues.push({ path: `to${n}`, code: 'ends_before_start', facts });
      }
      if (start !== null && from < start)
        issues.push({ path: `from${n}`, code: 'pause_before_start', facts: { start: isoDay(start) } });
      return [`${isoDay(from)}..${isoDay(to)}`];
    })
    .join(',');
}

/** The year asked for, or the nearest that the calendar has. */
function yearView(c: WebContext, answer: Answered | null, asked: number): CalendarYearView {
  const { system, now } = c.var.deps;
  const id = answer?.result.calendar ?? system.calendars.national.id;
  const knownOn = parseDay(answer?.knownOn ?? '') ?? undefined;
  const calendar = calendarOf(system, id, knownOn);
  const [first, last] = [yearOf(calendar.from), yearOf(calendar.to)];
  const wanted = Number.isInteger(asked) ? asked : yearOf(dayOfInstant(now()));
  const year = Math.min(Math.max(wanted, first), last);
  const range = { from: firstDayOf(year), to: lastDayOf(year), knownOn };
  const { days } = calendarDays(system, id, range);
  const national = calendar.years.filter((one) => one.year === year);
  const own = calendar.layers.flatMap(({ years }) => years).filter((one) => one.year === year);
  const notices = [...national, ...own].map(({ title, number }) =>
    number === null ? title : `${title}（${number}）`,
  );
  return {
    year,
    days: days.map(({ date, kind, name }) => ({ date, day: kind, name })),
    workingDays: days.filter(({ working }) => working).length,
    notice: national.length === 0 ? null : notices.join('；'),
    previous: year > first ? year - 1 : null,
    next: year < last ? year + 1 : null,
  };
}
