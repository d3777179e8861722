// Every case of a forecast by stage: when it begins and ends, by how much it may be later; with the same as supposed beside it.
import type { ForecastCaseView, ForecastView, ProjectView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { slackOf, sourceOf } from '../words/forecast-lines.ts';
import { markOfCase, wordOfCase } from '../words/marks.ts';
import { named, partyShort } from '../words/names.ts';
import { Day, Rich } from './day.tsx';
import { Tag } from './tag.tsx';

export interface ForecastTableProps {
  readonly lang: Lang;
  readonly project: ProjectView;
  readonly before: ForecastView;
  readonly after: ForecastView | null;
}

const spans = ['start', 'finish', 'slack'] as const;

export function ForecastTable({ lang, project, before, after }: ForecastTableProps) {
  const head = (key: 'status' | 'item' | 'department' | 'source' | (typeof spans)[number]) => (
    <th scope="col" class={`k-${key}`}>
      {t(lang, `forecast.col.${key}`)}
    </th>
  );
  const width = after === null ? 7 : 9;
  return (
    <table class={after === null ? 'sheet rows forecast' : 'sheet rows forecast both'}>
      <caption class="visually-hidden">{t(lang, 'forecast.cases')}</caption>
      <thead>
        {after === null ? null : (
          <tr class="heads">
            <td colspan={3} />
            <th colspan={3} scope="colgroup">
              {t(lang, 'forecast.col.now')}
            </th>
            <th colspan={3} scope="colgroup" class="supposed">
              {t(lang, 'forecast.col.supposed')}
            </th>
          </tr>
        )}
        <tr>
          {head('status')}
          {head('item')}
          {head('department')}
          {spans.map(head)}
          {after === null
            ? head('source')
            : spans.map((key) => (
                <th scope="col" class={`k-${key} supposed`}>
                  {t(lang, `forecast.col.${key}`)}
                </th>
              ))}
        </tr>
      </thead>
      {before.stages.map((stage) => (
        <tbody>
          <tr class="stage">
            <th colspan={width} scope="rowgroup">
              {named(lang, stage.name)}
              {stage.finishOn === null ? null : (
                <span>
                  <span>
                    <Rich
                      lang={lang}
                      k={
                        stage.finishOn <= before.asOf && isDone(before, stage.code)
                          ? 'forecast.stageDone'
                          : 'forecast.stage'
                      }
                      facts={{ date: <Day lang={lang} date={stage.finishOn} year={before.asOf} /> }}
                    />
                  </span>
                </span>
              )}
            </th>
          </tr>
          {before.cases
            .filter((one) => one.stage === stage.code)
            .map((one) => (
              <Row
                lang={lang}
                project={project}
                one={one}
                then={after?.cases.find(({ item }) => item === one.item) ?? null}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}

const isDone = ({ cases }: ForecastView, stage: string): boolean =>
  cases.every((one) => one.stage !== stage || one.state === 'done' || one.state === 'waived');

interface RowProps {
  readonly lang: Lang;
  readonly project: ProjectView;
  readonly one: ForecastCaseView;
  /** As supposed; null where nothing is. */
  readonly then: ForecastCaseView | null;
}

function Row({ lang, project, one, then }: RowProps) {
  const c = project.cases.find(({ item }) => item === one.item);
  const mark = c === undefined ? 'not_started' : markOfCase(c);
  const over = one.state === 'done' || one.state === 'waived';
  const moved = then !== null && (then.startOn !== one.startOn || then.finishOn !== one.finishOn);
  return (
    <tr class={[over ? 'over' : null, moved ? 'moved' : null].filter(Boolean).join(' ') || undefined}>
      <td class="k-status">
        <Tag lang={lang} mark={mark} word={c === undefined ? undefined : wordOfCase(lang, c, mark)} />
      </td>
      <th scope="row" class="k-item">
        {named(lang, one.name)}
      </th>
      <td class="k-department">{partyShort(lang, one.department, c?.departmentName ?? null)}</td>
      <Cells lang={lang} one={one} asOf={project.asOf} supposed={false} />
      {then === null ? (
        <td class="k-source">{sourceOf(lang, one)}</td>
      ) : (
        <Cells lang={lang} one={then} asOf={project.asOf} supposed />
      )}
    </tr>
  );
}

interface CellsProps {
  readonly lang: Lang;
  readonly one: ForecastCaseView;
  readonly asOf: string;
  readonly supposed: boolean;
}

function Cells({ lang, one, asOf, supposed }: CellsProps) {
  const cell = (name: string): string => (supposed ? `k-${name} supposed` : `k-${name}`);
  const label = (key: 'start' | 'finish' | 'slack') => (
    <small class="phone-label">
      {supposed ? `${t(lang, 'forecast.col.supposed')} · ` : null}
      {t(lang, `forecast.col.${key}`)}{' '}
    </small>
  );
  const expects = <small class="expects">{t(lang, 'forecast.expects')} </small>;
  return (
    <>
      <td class={cell('start')}>
        {label('start')}
        {supposed || (one.state !== 'waiting' && (one.startOn ?? '') <= asOf) ? null : expects}
        <Day lang={lang} date={one.startOn} year={asOf} />
      </td>
      <td class={cell('finish')}>
        {label('finish')}
        {supposed || one.state === 'done' || one.state === 'waived' ? null : expects}
        <Day lang={lang} date={one.finishOn} year={asOf} provisional={one.provisional} />
      </td>
      <td class={cell('slack')}>
        {label('slack')}
        {one.critical ? (
          <b class="critical">{slackOf(lang, one)}</b>
        ) : (
          <span class={one.slackDays === null ? 'quiet' : undefined}>{slackOf(lang, one)}</span>
        )}
      </td>
    </>
  );
}
