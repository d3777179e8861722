// What a new version changes: first what it does to time, then part by part with each field before and after.
import { partKinds } from '../../domain/template-difference.ts';
import type {
  TargetEffect,
  TargetNeedView,
  TemplateDifferenceView,
} from '../../services/template-difference.ts';
import { type WordedChange, wordedChanges } from '../../services/template-difference-words.ts';
import { fieldLabel } from '../../services/template-words.ts';
import { type Lang, t } from '../../texts/index.ts';
import { limitWords } from '../words/remaining.ts';
import { Card } from './card.tsx';

interface DifferenceProps {
  readonly lang: Lang;
  readonly difference: TemplateDifferenceView;
}

export function TemplateDifference({ lang, difference }: DifferenceProps) {
  const changes = wordedChanges(difference);
  if (changes.length === 0) {
    return (
      <div class="panel">
        <p class="source">{t(lang, 'tpl.difference.none')}</p>
      </div>
    );
  }
  const count = (kind: WordedChange['change']): number =>
    changes.filter(({ change }) => change === kind).length;
  const counts = { added: count('added'), removed: count('removed'), changed: count('changed') };
  return (
    <>
      <Effects lang={lang} difference={difference} />
      <Card title={t(lang, 'tpl.difference.changes')} remark={t(lang, 'tpl.difference.count', counts)}>
        <table class="sheet rows template-changes">
          <thead>
            <tr>
              <th scope="col">{t(lang, 'tpl.difference.col.field')}</th>
              <th scope="col">
                {t(lang, 'tpl.difference.col.before', { version: difference.before.version })}
              </th>
              <th scope="col">
                {t(lang, 'tpl.difference.col.after', { version: difference.after.version })}
              </th>
            </tr>
          </thead>
          {partKinds.map((kind) => {
            const own = changes.filter((change) => change.kind === kind);
            return own.length === 0 ? null : (
              <tbody>
                <tr class="stage">
                  <th colspan={3} scope="rowgroup">
                    {t(lang, `tpl.part.${kind}`)}
                  </th>
                </tr>
                {own.map((change) => (
                  <ChangeRows lang={lang} change={change} />
                ))}
              </tbody>
            );
          })}
        </table>
      </Card>
    </>
  );
}

const say = (lang: Lang, { zh, en }: { readonly zh: string; readonly en: string }): string =>
  lang === 'en' ? en : zh;

function ChangeRows({ lang, change }: { lang: Lang; change: WordedChange }) {
  const name = say(lang, change.name);
  return (
    <>
      {change.kind === 'general' ? null : (
        <tr class={`part c-${change.change}`}>
          <th colspan={3} scope="row">
            {change.code === '' ? null : <code>{change.code}</code>} {name === change.code ? null : name}
            <span class="chip">{t(lang, `tpl.change.${change.change}`)}</span>
          </th>
        </tr>
      )}
      {change.fields.map(({ label, words }) => (
        <tr>
          <td class="k-field">{say(lang, label)}</td>
          <td class="k-before">{say(lang, words.before)}</td>
          <td class="k-after">{say(lang, words.after)}</td>
        </tr>
      ))}
    </>
  );
}

function Effects({ lang, difference }: DifferenceProps) {
  const { before, after, paths, targets } = difference;
  return (
    <Card title={t(lang, 'tpl.difference.effects')}>
      <table class="sheet rows two template-effects">
        <thead>
          <tr>
            <th scope="col">{t(lang, 'tpl.difference.col.field')}</th>
            <th scope="col">{t(lang, 'tpl.difference.col.before', { version: before.version })}</th>
            <th scope="col">{t(lang, 'tpl.difference.col.after', { version: after.version })}</th>
          </tr>
        </thead>
        <tbody>
          {paths.map((path) => (
            <tr>
              <th scope="row">
                {t(lang, 'template.criticalPath')}
                <small>{fieldLabel(lang, path.profile)}</small>
              </th>
              <td>
                <VersionLabel lang={lang} version={before.version} />
                {t(lang, 'tpl.path', { days: path.before.days })}
                <small class="path-steps">{stepsOf(path.before.steps)}</small>
              </td>
              <td>
                <VersionLabel lang={lang} version={after.version} />
                {path.changed ? (
                  <>
                    <b>{t(lang, 'tpl.path', { days: path.after.days })}</b>
                    <small class="path-steps">{stepsOf(path.after.steps)}</small>
                  </>
                ) : (
                  t(lang, 'tpl.difference.samePath')
                )}
              </td>
            </tr>
          ))}
          {[...new Set(targets.map(({ target }) => target))].map((target) => {
            const own = targets.filter((one) => one.target === target);
            return (
              <tr>
                <th scope="row">
                  {t(lang, 'tpl.part.target')} {target}
                </th>
                <td>
                  <VersionLabel lang={lang} version={before.version} />
                  <Needs lang={lang} needs={own.map((one) => [one.profile, one.before])} />
                </td>
                <td>
                  <VersionLabel lang={lang} version={after.version} />
                  <Needs lang={lang} needs={own.map((one) => [one.profile, one.after])} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

const stepsOf = (steps: readonly { readonly item: string; readonly days: number }[]): string =>
  steps.map(({ item, days }) => `${item} ${days}`).join(' → ');

/** On a phone, where columns have no heads. */
function VersionLabel({ lang, version }: { lang: Lang; version: string }) {
  return <small class="phone-only">{t(lang, 'tpl.version', { version })}</small>;
}

interface NeedsProps {
  readonly lang: Lang;
  readonly needs: readonly (readonly [profile: TargetEffect['profile'], need: TargetNeedView | null])[];
}

/** 59 天; then a line a profile: 常见情形：至少要 17 个工作日 · 做得到. */
function Needs({ lang, needs }: NeedsProps) {
  const [, first = null] = needs[0] ?? [];
  if (first === null) return <>{t(lang, 'common.none')}</>;
  return (
    <>
      {limitWords(lang, first)}
      {needs.map(([profile, need]) =>
        need === null ? null : (
          <small>
            {fieldLabel(lang, profile)}
            {t(lang, 'common.colon')}
            {need.needsWorkingDays === null
              ? t(lang, 'tpl.notApplies')
              : `${t(lang, 'tpl.needs', { n: need.needsWorkingDays })} · ${t(lang, need.fits ? 'tpl.fits' : 'tpl.fitsNot')}`}
          </small>
        ),
      )}
    </>
  );
}
