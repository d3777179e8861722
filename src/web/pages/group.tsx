// 联合办理: a group of items with each department's own count, who is last, the materials once, and the joint filing.
import type { FilingView, GroupPageView, GroupView } from '../../services/group-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Tied } from '../components/day.tsx';
import type { FormState } from '../components/form.tsx';
import { AcceptanceForm, FilingForm, Refused } from '../components/group-forms.tsx';
import { GroupLast } from '../components/group-last.tsx';
import { GroupMaterials } from '../components/group-materials.tsx';
import { GroupMembers } from '../components/group-members.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { listed, named, partyShort } from '../words/names.ts';

export interface GroupPageProps {
  readonly shell: Shell;
  readonly projectId: string;
  readonly page: GroupPageView;
  readonly filing: FormState;
  readonly acceptance: FormState;
  readonly formKey: string;
}

export function GroupPage({ shell, projectId, page, filing, acceptance, formKey }: GroupPageProps) {
  const { lang } = shell;
  const { group } = page;
  const title = named(lang, group.name);
  const type = t(lang, `joint.type.${group.type}`);
  const facts = {
    type,
    lead: partyShort(lang, group.lead, group.leadName),
    done: group.done,
    total: group.members.length,
  };
  const form = { lang, projectId, page, formKey, today: group.asOf };
  return (
    <Layout shell={shell} title={`${title} · ${page.projectName}`} active="projects" wide>
      <PageHead
        title={title}
        sub={t(lang, type === title ? 'joint.subOfName' : 'joint.sub', facts)}
        crumbs={[{ text: page.projectName, href: paths.project(projectId) }]}
      />
      <div class="columns">
        <div class="main-panel stacked-panels">
          <Card title={t(lang, 'joint.members')} remark={t(lang, 'joint.membersSub')}>
            <GroupMembers lang={lang} projectId={projectId} group={group} />
            {group.rule === null ? null : <p class="rule">{group.rule}</p>}
          </Card>
          <Card
            title={t(lang, 'joint.materials')}
            remark={t(lang, 'joint.materialsSub', { n: group.materials.length })}
          >
            {group.materials.length === 0 ? (
              <Empty title={t(lang, 'joint.material.none')} />
            ) : (
              <GroupMaterials lang={lang} group={group} />
            )}
          </Card>
        </div>
        <aside class="side-column">
          <GroupLast lang={lang} group={group} />
          <AcceptanceForm {...form} form={acceptance} />
          {!page.mayFile || page.fileable.length + page.refused.length === 0 ? null : page.fileable.length ===
            0 ? (
            <NothingToFile lang={lang} page={page} />
          ) : (
            <FilingForm {...form} form={filing} />
          )}
          {group.filings.length === 0 ? null : <Filings lang={lang} group={group} />}
        </aside>
      </div>
    </Layout>
  );
}

const NothingToFile = ({ lang, page }: { lang: Lang; page: GroupPageView }) => (
  <Card title={t(lang, 'joint.file.title')}>
    <p class="side-form">{t(lang, 'joint.file.none')}</p>
    {page.refused.length === 0 ? null : <Refused lang={lang} refused={page.refused} />}
  </Card>
);

function Filings({ lang, group }: { lang: Lang; group: GroupView }) {
  const names = (codes: readonly string[]): string =>
    listed(
      lang,
      codes.map((code) => {
        const member = group.members.find(({ case: c }) => c.item === code);
        return member === undefined ? code : named(lang, member.case.name);
      }),
    );
  const line = (filing: FilingView) => (
    <li>
      <b>
        <Tied
          text={t(lang, 'joint.filing', { filing: filing.id, date: shortDay(lang, filing.on, group.asOf) })}
        />
      </b>
      <span>{names(filing.items)}</span>
      {filing.awaiting.length === 0 ? null : (
        <span class="quiet">{t(lang, 'joint.filing.following', { items: names(filing.awaiting) })}</span>
      )}
    </li>
  );
  return (
    <Card title={t(lang, 'joint.filings')}>
      <ul class="filings">{group.filings.map(line)}</ul>
    </Card>
  );
}
