// Where the row, the table engine and the literal one do not agree: one line a value, with the three of them.
import type { EngineDifference } from '../../services/compare-engines.ts';
import type { EngineHealth } from '../../services/engine-health.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { Card } from './card.tsx';
import { Day } from './day.tsx';

const columns = ['project', 'item', 'clock', 'field', 'stored', 'first', 'second'] as const;
/** More would tell no more; the call has up to a thousand. */
const MOST_LINES = 200;

export function DifferencesTable({
  lang,
  engines: { last, differences },
}: {
  lang: Lang;
  engines: EngineHealth;
}) {
  const n = last?.differences ?? 0;
  const lines = differences.slice(0, MOST_LINES);
  const remark =
    lines.length < n
      ? t(lang, 'health.differencesCut', { n, shown: lines.length })
      : t(lang, 'health.differencesSub', { n });
  return (
    <Card title={t(lang, 'health.differences')} remark={remark}>
      {lines.length === 0 ? (
        <p class="health-note">{t(lang, 'health.differencesElsewhere')}</p>
      ) : (
        <table class="sheet rows differences">
          <caption class="visually-hidden">{t(lang, 'health.differences')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" class={`k-${column}`}>
                  {t(lang, `health.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <Line lang={lang} one={one} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Line({ lang, one }: { lang: Lang; one: EngineDifference }) {
  const { projectId, projectName, item, field } = one;
  const valueCell = (name: 'stored' | 'first' | 'second') => (
    <td class={one[name] === one.first ? `k-${name}` : `k-${name} odd`}>
      <span class="phone-label">{t(lang, `health.col.${name}`)}</span> <Value lang={lang} value={one[name]} />
    </td>
  );
  return (
    <tr class="late">
      <th scope="row" class="k-project">
        <a href={paths.project(projectId)}>{projectName}</a>
      </th>
      <td class="k-item-code">{item ?? t(lang, 'common.none')}</td>
      <td class="k-clock">{whatOf(lang, one)}</td>
      <td class="k-field">{known(lang, `health.field.${field}`) ?? field}</td>
      {valueCell('stored')}
      {valueCell('first')}
      {valueCell('second')}
    </tr>
  );
}

function whatOf(lang: Lang, { item, clock, subject }: EngineDifference): string {
  if (clock === null) return t(lang, item === null ? 'health.projectRow' : 'health.caseRow');
  const name = t(lang, `clock.${clock}`);
  return subject === null ? name : `${name} ${subject}`;
}

function Value({ lang, value }: { lang: Lang; value: string | null }) {
  if (value === null) return <span class="none">{t(lang, 'common.none')}</span>;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return <Day lang={lang} date={value} />;
  if (value === 'true' || value === 'false')
    return <>{t(lang, value === 'true' ? 'common.yes' : 'common.no')}</>;
  if (value === 'row') return <>{t(lang, 'health.hasRow')}</>;
  return <code>{value}</code>;
}
