// One template: its targets, its items by stage with limits, prerequisites and sources, its procedures and papers.
import type { ApprovalTemplate, ItemSpec, LimitSpec, StageSpec } from '../../domain/template.ts';
import type { Named } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullDay } from '../words/dates.ts';
import { fullWidth, named, partyShort } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';

export interface TemplatePageProps {
  readonly shell: Shell;
  readonly template: ApprovalTemplate;
  /** Names of the parties that appear, by code. */
  readonly parties: Readonly<Record<string, Named>>;
  /** Item codes of the longest chain, in order; empty when not computed. */
  readonly criticalPath: readonly string[];
}

export function TemplatePage({ shell, template, parties, criticalPath }: TemplatePageProps) {
  const { lang } = shell;
  const { from, to } = template.effective;
  const effective =
    to === null
      ? t(lang, 'template.effective', { from: fullDay(lang, from) })
      : t(lang, 'template.effectiveTo', { from: fullDay(lang, from), to: fullDay(lang, to) });
  return (
    <Layout shell={shell} title={named(lang, template.name)} active="templates" wide>
      <PageHead
        title={named(lang, template.name)}
        sub={`${t(lang, 'template.sub', { id: template.id, version: template.version, region: wordOf(lang, template.region) })}${lang === 'en' ? ', ' : '，'}${effective}`}
        crumbs={[{ text: t(lang, 'templates.title'), href: paths.templates }]}
      />
      <div class="columns">
        <div class="panel main-panel">
          <Items lang={lang} template={template} parties={parties} criticalPath={criticalPath} />
        </div>
        <aside class="side-column">
          <Targets lang={lang} template={template} />
          <Procedures lang={lang} template={template} />
          <Sources lang={lang} template={template} />
        </aside>
      </div>
    </Layout>
  );
}

const wordOf = (lang: Lang, one: { readonly zh: string; readonly en: string }): string => named(lang, one);
const columns = ['code', 'item', 'kind', 'department', 'promised', 'statutory', 'prerequisites'] as const;

interface ItemsProps {
  readonly lang: Lang;
  readonly template: ApprovalTemplate;
  readonly parties: Readonly<Record<string, Named>>;
  readonly criticalPath: readonly string[];
}

function Items({ lang, template, parties, criticalPath }: ItemsProps) {
  const names = new Map(template.items.map((item) => [item.code, wordOf(lang, item)]));
  return (
    <table class="sheet rows two template-items">
      <caption class="visually-hidden">{t(lang, 'template.items')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `template.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {template.stages.map((stage) => (
        <tbody>
          <StageRow lang={lang} stage={stage} parties={parties} />
          {template.items
            .filter((item) => item.stage === stage.code)
            .map((item) => (
              <ItemRow
                lang={lang}
                item={item}
                parties={parties}
                names={names}
                critical={criticalPath.includes(item.code)}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}

function StageRow({
  lang,
  stage,
  parties,
}: {
  lang: Lang;
  stage: StageSpec;
  parties: ItemsProps['parties'];
}) {
  return (
    <tr class="stage">
      <th colspan={columns.length} scope="rowgroup">
        {wordOf(lang, stage)}
        <span>
          <span>
            {t(lang, 'project.stage.lead', {
              name: partyShort(lang, stage.lead, parties[stage.lead] ?? null),
            })}
          </span>
          {stage.budget === undefined ? null : <span>{limitOf(lang, stage.budget)}</span>}
        </span>
      </th>
    </tr>
  );
}

interface ItemRowProps {
  readonly lang: Lang;
  readonly item: ItemSpec;
  readonly parties: ItemsProps['parties'];
  readonly names: ReadonlyMap<string, string>;
  readonly critical: boolean;
}

function ItemRow({ lang, item, parties, names, critical }: ItemRowProps) {
  const { applies, limits } = item;
  const notes = [
    applies.default === 'conditional'
      ? t(lang, 'template.when', { when: lang === 'en' ? applies.when : fullWidth(applies.zh) })
      : null,
    item.tolerate_missing.allowed ? t(lang, 'template.tolerable') : null,
    item.commitment.allowed ? t(lang, 'template.commitment') : null,
    item.materials.length > 0 ? t(lang, 'template.materials', { n: item.materials.length }) : null,
  ].filter((note) => note !== null);
  return (
    <tr id={`item-${item.code}`}>
      <td class="k-code">{item.code}</td>
      <th scope="row" class="k-item">
        {wordOf(lang, item)}
        {critical ? <span class="chip">{t(lang, 'template.criticalPath')}</span> : null}
        {notes.length === 0 ? null : <small>{notes.join(lang === 'en' ? ', ' : '，')}</small>}
      </th>
      <td class="k-kind">{t(lang, `kind.${item.kind}`)}</td>
      <td class="k-department">
        {partyShort(lang, item.department.lead, parties[item.department.lead] ?? null)}
      </td>
      <td class="k-promised">
        <Limit lang={lang} limit={limits.committed} />
      </td>
      <td class="k-statutory">
        <Limit lang={lang} limit={limits.statutory} />
      </td>
      <td class="k-prerequisites">
        {item.prerequisites.length === 0
          ? t(lang, 'common.none')
          : item.prerequisites.map((before) => (
              <>
                <a
                  href={`#item-${before.item}`}
                  aria-label={`${before.item} ${names.get(before.item) ?? ''}`}
                >
                  {before.item}
                </a>{' '}
              </>
            ))}
      </td>
    </tr>
  );
}

const limitOf = (lang: Lang, limit: LimitSpec): string =>
  limit.days === null ? t(lang, 'time.noLimit') : limitWords(lang, { days: limit.days, unit: limit.unit });

/** The limit, and where it comes from: a source's id, or the word that it is assumed. */
function Limit({ lang, limit }: { lang: Lang; limit: LimitSpec }) {
  const source =
    limit.source ?? (limit.days !== null && limit.assumed === true ? t(lang, 'template.assumed') : null);
  return (
    <>
      {limitOf(lang, limit)}
      {source === null ? null : (
        <small>{limit.source === undefined ? source : <a href={`#source-${source}`}>{source}</a>}</small>
      )}
    </>
  );
}

function Targets({ lang, template }: { lang: Lang; template: ApprovalTemplate }) {
  if (template.targets.length === 0) return null;
  const names = new Map(template.items.map((item) => [item.code, wordOf(lang, item)]));
  const milestone = (ref: { readonly item: string; readonly event: 'accepted' | 'decided' }): string =>
    t(lang, `template.milestone.${ref.event}`, { item: names.get(ref.item) ?? ref.item });
  return (
    <Card title={t(lang, 'template.targets')}>
      <ul class="plain-list stacked">
        {template.targets.map((target) => (
          <li>
            <b>{limitWords(lang, target)}</b>
            {lang === 'en' ? null : <span>{fullWidth(target.zh)}</span>}
            <small>
              {t(lang, 'template.target.from', { from: milestone(target.from), to: milestone(target.to) })}
            </small>
            <small>{t(lang, `template.target.measure.${target.measure}`)}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Procedures({ lang, template }: { lang: Lang; template: ApprovalTemplate }) {
  if (template.special_procedures.length === 0) return null;
  return (
    <Card title={t(lang, 'template.procedures')}>
      <ul class="plain-list">
        {template.special_procedures.map((procedure) => (
          <li>
            <span>{wordOf(lang, procedure)}</span>
            <small>
              {procedure.max.days === null
                ? t(lang, 'time.noLimit')
                : t(lang, 'template.procedure.max', { limit: limitOf(lang, procedure.max) })}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Sources({ lang, template }: { lang: Lang; template: ApprovalTemplate }) {
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
