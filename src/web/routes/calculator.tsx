// The working-day calculator: open to everybody, its address can be shared.
import { Hono } from 'hono';
import { dayOfInstant, firstDayOf, isoDay, lastDayOf, parseDay, yearOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/errors.ts';
import { calculate } from '../../services/calculation.ts';
import { calendarDays, dueShape } from '../../services/calendars.ts';
import type { System } from '../../services/context.ts';
import { readInput } from '../../services/input.ts';
import type { FormState, Values } from '../components/form.tsx';
import { shellOf, type WebEnv } from '../env.ts';
import { filled } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { type Calculation, CalculatorPage, type CalendarYearView } from '../pages/calculator.tsx';

const pauseRows = [1, 2, 3] as const;

export const calculatorRoutes = new Hono<WebEnv>().get('/calculator', (c) => {
  const { system, now } = c.var.deps;
  const values: Values = c.req.query();
  const today = dayOfInstant(now());
  const { form, result } = answerTo(system, values);
  const shown = parseDay(result?.dueOn ?? '') ?? parseDay(filled(values, 'start') ?? '') ?? today;
  const year = Number(filled(values, 'year') ?? yearOf(shown));
  return c.html(
    renderPage(
      <CalculatorPage
        shell={shellOf(c)}
        asOf={isoDay(today)}
        calendars={system.calendars.all.map(({ id }) => ({ value: id, label: id }))}
        form={form}
        result={result}
        year={yearView(system, Number.isInteger(year) ? year : yearOf(today))}
      />,
    ),
    form.issues.length > 0 ? 400 : 200,
  );
});

/** Nothing is asked while no start is given. */
function answerTo(
  system: System,
  values: Values,
): { readonly form: FormState; readonly result: Calculation | null } {
  if (filled(values, 'start') === undefined && filled(values, 'days') === undefined) {
    return { form: { values, issues: [] }, result: null };
  }
  try {
    const typed = pauseRows.filter(
      (n) => filled(values, `from${n}`) !== undefined || filled(values, `to${n}`) !== undefined,
    );
    const pauses = typed
      .map((n) => `${filled(values, `from${n}`) ?? ''}..${filled(values, `to${n}`) ?? ''}`)
      .join(',');
    const asked = readInput(dueShape, {
      start: filled(values, 'start'),
      days: filled(values, 'days'),
      unit: filled(values, 'unit') ?? 'working',
      ...(pauses === '' ? {} : { pauses }),
      ...(filled(values, 'unit') === 'working'
        ? {}
        : { roll: filled(values, 'roll') === 'true' ? 'true' : 'false' }),
    });
    const result = calculate(system, { ...asked, pauses: asked.pauses ?? [] });
    return { form: { values, issues: [] }, result };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
    const issues =
      error.issues.length > 0 ? error.issues : [{ path: 'start', code: error.code, facts: error.facts }];
    return {
      form: {
        values,
        issues: issues.map((issue) => (issue.path === 'pauses' ? { ...issue, path: 'from1' } : issue)),
      },
      result: null,
    };
  }
}

function yearView({ calendars }: System, asked: number): CalendarYearView {
  const calendar = calendars.national;
  const [first, last] = [yearOf(calendar.from), yearOf(calendar.to)];
  const year = Math.min(Math.max(asked, first), last);
  const notice = calendar.years.find((one) => one.year === year);
  const { days } = calendarDays({ calendars }, calendar.id, { from: firstDayOf(year), to: lastDayOf(year) });
  return {
    year,
    days: days.map(({ date, kind, name }) => ({ date, day: kind, name })),
    workingDays: days.filter(({ working }) => working).length,
    notice: notice === undefined ? null : `${notice.title}（${notice.number}）`,
    previous: year > first ? year - 1 : null,
    next: year < last ? year + 1 : null,
  };
}
