// What stands beside a template's items: its targets, groups, special procedures, the two profiles, and the sources.
import { attributeNamed } from '../../domain/attributes.ts';
import type { ApprovalTemplate, AttributeValue } from '../../domain/template.ts';
import type { ChainView } from '../../services/template-view.ts';
import { fieldLabel, limitOf, milestoneOf, type NameOf, valueWords } from '../../services/template-words.ts';
import { type Lang, t } from '../../texts/index.ts';
import { fullWidth, listed, named } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';
import { Card } from './card.tsx';
import { Limit } from './template-items.tsx';

interface PartProps {
  readonly lang: Lang;
  readonly template: ApprovalTemplate;
  readonly nameOf: NameOf;
}

export function Targets({ lang, template, nameOf }: PartProps) {
  if (template.targets.length === 0) return null;
  return (
    <Card title={t(lang, 'template.targets')}>
      <ul class="plain-list stacked">
        {template.targets.map((target) => (
          <li>
            <b>{limitWords(lang, target)}</b>
            {lang === 'en' ? null : <span>{fullWidth(target.zh)}</span>}
            <small>
              {t(lang, 'template.target.from', {
                from: milestoneOf(lang, target.from, nameOf),
                to: milestoneOf(lang, target.to, nameOf),
              })}
            </small>
            <small>{t(lang, `template.target.measure.${target.measure}`)}</small>
            {target.counts === undefined && target.basis === undefined ? null : (
              <details class="item-details">
                <summary>{t(lang, 'template.target.basis')}</summary>
                {target.counts === undefined ? null : (
                  <p>
                    {valueWords(
                      lang,
                      'counts',
                      { ...target.counts, scope: target.counts.scope ?? null },
                      nameOf,
                    )}
                  </p>
                )}
                {target.basis === undefined ? null : (
                  <p>
                    {fullWidth(target.basis.zh)}
                    <small>{target.basis.source ?? t(lang, 'template.assumed')}</small>
                  </p>
                )}
              </details>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Groups({ lang, template, nameOf }: PartProps) {
  if (template.groups.length === 0) return null;
  return (
    <Card title={t(lang, 'tpl.groups')}>
      <ul class="plain-list stacked">
        {template.groups.map((group) => (
          <li id={`group-${group.code}`}>
            <b>{named(lang, group)}</b>
            <small>
              {[
                t(lang, `tpl.type.${group.type}`),
                t(lang, 'project.stage.lead', { name: nameOf(group.lead) }),
                group.limit === undefined ? null : limitOf(lang, group.limit),
                group.source ?? t(lang, 'template.assumed'),
              ]
                .filter((one) => one !== null)
                .join(' · ')}
            </small>
            {group.rule === undefined ? null : <small>{fullWidth(group.rule)}</small>}
            <small>
              {listed(
                lang,
                group.items.map((item) => nameOf(item)),
              )}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Procedures({ lang, template }: PartProps) {
  if (template.special_procedures.length === 0) return null;
  return (
    <Card title={t(lang, 'template.procedures')}>
      <ul class="plain-list stacked">
        {template.special_procedures.map((procedure) => (
          <li>
            <b>{named(lang, procedure)}</b>
            <span>
              <Limit lang={lang} limit={procedure.max} />
            </span>
            <small>
              {[
                t(lang, `tpl.procedure.holder.${procedure.holder}`),
                t(lang, procedure.counted_in_target ? 'tpl.procedure.counted' : 'tpl.procedure.uncounted'),
                procedure.stops_item_clock ? null : t(lang, 'tpl.procedure.runs'),
              ]
                .filter((one) => one !== null)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The two profiles with the longest chain of each; attributes are folded, those in which they differ stand first. */
export function Profiles({ lang, template, chain, nameOf }: PartProps & { readonly chain: ChainView }) {
  const { default_profile: usual, max_profile: heaviest } = template;
  const names = [...new Set([...Object.keys(usual), ...Object.keys(heaviest)])];
  const differ = (name: string): boolean => usual[name] !== heaviest[name];
  const rows = [...names.filter(differ), ...names.filter((name) => !differ(name))];
  const word = (name: string, value: AttributeValue | undefined): string =>
    valueWords(lang, 'default_profile', value ?? null, nameOf, name);
  return (
    <Card title={t(lang, 'tpl.profiles')}>
      <CriticalPaths lang={lang} paths={chain.criticalPaths} />
      {rows.length === 0 ? null : (
        <details class="item-details boxed">
          <summary>{t(lang, 'tpl.profiles.attribute')}</summary>
          <table class="sheet profile-values">
            <caption class="visually-hidden">{t(lang, 'tpl.profiles')}</caption>
            <thead>
              <tr>
                <th scope="col">{t(lang, 'tpl.profiles.attribute')}</th>
                <th scope="col">{fieldLabel(lang, 'default_profile')}</th>
                <th scope="col">{fieldLabel(lang, 'max_profile')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((name) => (
                <tr>
                  <th scope="row">{attributeName(lang, name)}</th>
                  <td>{word(name, usual[name])}</td>
                  <td>{differ(name) ? <b>{word(name, heaviest[name])}</b> : word(name, heaviest[name])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Card>
  );
}

function attributeName(lang: Lang, name: string): string {
  const attribute = attributeNamed(name);
  return attribute === null ? name : lang === 'en' ? attribute.en : attribute.zh;
}

/** 常见情形 42 个工作日：YD01 3 → ZJ04 10 → … */
export function CriticalPaths({ lang, paths }: { lang: Lang; paths: ChainView['criticalPaths'] }) {
  return (
    <ul class="plain-list stacked">
      {paths.map(({ profile, days, steps }) => (
        <li>
          <span>
            {fieldLabel(lang, profile)} <b>{t(lang, 'tpl.path', { days })}</b>
          </span>
          <small class="path-steps">{steps.map((step) => `${step.item} ${step.days}`).join(' → ')}</small>
        </li>
      ))}
    </ul>
  );
}

export function Sources({ lang, template }: Pick<PartProps, 'lang' | 'template'>) {
  return (
    <Card title={t(lang, 'template.sources')}>
      <ul class="plain-list stacked sources">
        {template.sources.map((source) => (
          <li id={`source-${source.id}`}>
            <b>{source.id}</b>
            <span>{fullWidth(source.title)}</span>
            <small>
              {[source.number, source.date, t(lang, `template.source.${source.how}`)]
                .filter((one) => one !== null)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
